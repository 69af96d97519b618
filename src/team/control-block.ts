/**
 * The host's side of the control block and the slots (assembly/abi.ts): how a region is released,
 * how its end is seen, how it is poisoned. Every word is an Atomics one; no state is kept here.
 */
import {
  ARGUMENT_COUNT,
  ARGUMENTS,
  BARRIER_COUNT,
  BARRIER_PARKED,
  BARRIER_PHASE,
  BARRIER_SPIN,
  BUILD,
  CALLER_WAITS,
  CONTROL,
  DEPTH,
  DONE,
  ENTRY,
  FINISHED,
  GO,
  GO_CLOSE,
  POISON,
  RESULT,
  SIZE,
  SLOT_BYTES,
  SLOTS,
  STARTED,
  TID
} from '../../assembly/abi.ts'

export interface Region {
  readonly number: number
  /** Index of the export. */
  readonly entry: number
  /** Ranks that take part. */
  readonly size: number
  readonly build: 0 | 1
  readonly args: readonly number[]
}

export class ControlBlock {
  readonly #words: Int32Array
  readonly #doubles: Float64Array

  constructor(memory: WebAssembly.Memory) {
    // Views of the first buffer stay valid when the memory grows: the bytes are the same.
    this.#words = new Int32Array(memory.buffer)
    this.#doubles = new Float64Array(memory.buffer)
  }

  setBarrierSpins(loads: number): void {
    this.#store(BARRIER_SPIN, loads)
  }

  /**
   * Writes the region's record and wakes its ranks. No other region may be running. Rank 0 comes last: where no core
   * is left but the caller's own, it waits there for the caller to sleep.
   */
  release(region: Region): void {
    this.#store(POISON, 0)
    this.#store(BARRIER_COUNT, 0)
    this.#store(BARRIER_PARKED, 0)
    this.#store(FINISHED, region.number - 1)
    this.#store(CALLER_WAITS, 0)
    this.#store(ENTRY, region.entry)
    this.#store(SIZE, region.size)
    this.#store(BUILD, region.build)
    this.#store(ARGUMENT_COUNT, region.args.length)
    this.#doubles.set(region.args, (CONTROL + ARGUMENTS) >> 3)
    for (let rank = region.size - 1; rank >= 0; rank--) {
      // A kernel that trapped has left its stages open.
      this.#words[slotWord(rank, DEPTH)] = 0
      this.#signal(rank, region.number)
    }
  }

  /** Tells the resident loops of ranks 0 … size − 1 to end. */
  releaseToClose(size: number): void {
    for (let rank = 0; rank < size; rank++) this.#signal(rank, GO_CLOSE)
  }

  /** Marks that the rank's resident loop has ended. */
  leaveTeam(rank: number): void {
    Atomics.store(this.#words, slotWord(rank, DONE), GO_CLOSE)
    Atomics.notify(this.#words, slotWord(rank, DONE))
  }

  /** Settles when the rank's resident loop has ended, or after so many milliseconds. */
  async whenLeft(rank: number, patience: number): Promise<void> {
    const done = slotWord(rank, DONE)
    const last = Atomics.load(this.#words, done)
    if (last === GO_CLOSE) return
    const wait = Atomics.waitAsync(this.#words, done, last, patience)
    if (wait.async) await wait.value
  }

  isFinished(number: number): boolean {
    return Atomics.load(this.#words, word(FINISHED)) === number
  }

  /** Whether ranks 0 … size − 1 are awake and in the region: none of them waits for the caller's core. */
  haveStarted(size: number, number: number): boolean {
    for (let rank = 0; rank < size; rank++)
      if (Atomics.load(this.#words, slotWord(rank, STARTED)) !== number) return false
    return true
  }

  /** The caller suspects that it shares its core with a rank, and will need it when the region ends. */
  askForCore(): void {
    this.#store(CALLER_WAITS, 1)
  }

  get isCoreAskedFor(): boolean {
    return Atomics.load(this.#words, word(CALLER_WAITS)) !== 0
  }

  /** Whether the region finishes within `patience` milliseconds, for which the thread is blocked. */
  sleepUntilFinished(number: number, patience: number): boolean {
    if (!this.isFinished(number)) Atomics.wait(this.#words, word(FINISHED), number - 1, patience)
    return this.isFinished(number)
  }

  /** Settles when FINISHED changes from number − 1; at once when it has already. */
  async whenFinished(number: number): Promise<void> {
    while (!this.isFinished(number)) {
      const wait = Atomics.waitAsync(this.#words, word(FINISHED), number - 1)
      if (wait.async) await wait.value
    }
  }

  get result(): number {
    return this.#doubles[(CONTROL + RESULT) >> 3]
  }

  set result(value: number) {
    this.#doubles[(CONTROL + RESULT) >> 3] = value
  }

  get poison(): number {
    return Atomics.load(this.#words, word(POISON))
  }

  /** Makes every rank of the running region leave at its next barrier. The first reason stands. */
  setPoison(reason: number): void {
    Atomics.compareExchange(this.#words, word(POISON), 0, reason)
    // The phase changes too: a rank between its look at POISON and its wait must not fall asleep.
    Atomics.add(this.#words, word(BARRIER_PHASE), 1)
    Atomics.notify(this.#words, word(BARRIER_PHASE))
  }

  /** Marks that `rank` has left the region; the last one to do so ends it. May be said twice. */
  leave(rank: number, number: number): void {
    const size = Atomics.load(this.#words, word(SIZE))
    Atomics.store(this.#words, slotWord(rank, DONE), number)
    for (let other = 0; other < size; other++) if (Atomics.load(this.#words, slotWord(other, DONE)) !== number) return
    // Only from number − 1: a slow rank's second look must not undo a later region's end.
    Atomics.compareExchange(this.#words, word(FINISHED), number - 1, number)
    Atomics.notify(this.#words, word(FINISHED))
  }

  /** Prepares a slot for a new worker: it waits for regions after `number`. */
  resetSlot(rank: number, number: number): void {
    Atomics.store(this.#words, slotWord(rank, DONE), number)
    Atomics.store(this.#words, slotWord(rank, GO), number)
  }

  /** Says which of the system's threads has the rank: for `heddle top`, and to pin it. */
  setThread(rank: number, tid: number): void {
    Atomics.store(this.#words, slotWord(rank, TID), tid)
  }

  /** The system's number of the thread that has the rank; 0 when it is not known. */
  threadOf(rank: number): number {
    return Atomics.load(this.#words, slotWord(rank, TID))
  }

  /** Blocks until the rank's GO differs from `seen`, from the time `parked` on asleep; returns it. */
  waitForGo(rank: number, seen: number, parked: number): number {
    const go = slotWord(rank, GO)
    for (;;) {
      const number = Atomics.load(this.#words, go)
      if (number !== seen) return number
      if (performance.now() > parked) Atomics.wait(this.#words, go, seen)
    }
  }

  /** Marks that `rank` has come awake for a region. */
  start(rank: number, number: number): void {
    Atomics.store(this.#words, slotWord(rank, STARTED), number)
  }

  /** The released region's record. */
  readRegion(): Omit<Region, 'number'> {
    const words = this.#words
    const count = words[word(ARGUMENT_COUNT)]
    const first = (CONTROL + ARGUMENTS) >> 3
    return {
      entry: words[word(ENTRY)],
      size: words[word(SIZE)],
      build: words[word(BUILD)] as 0 | 1,
      args: Array.from(this.#doubles.subarray(first, first + count))
    }
  }

  #signal(rank: number, number: number): void {
    Atomics.store(this.#words, slotWord(rank, GO), number)
    Atomics.notify(this.#words, slotWord(rank, GO))
  }

  #store(offset: number, value: number): void {
    Atomics.store(this.#words, word(offset), value)
  }
}

function word(offset: number): number {
  return (CONTROL + offset) >> 2
}

function slotWord(rank: number, offset: number): number {
  return (SLOTS + rank * SLOT_BYTES + offset) >> 2
}
