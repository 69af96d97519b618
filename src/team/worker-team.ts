/**
 * T workers over one shared memory that run regions: every worker calls the same kernel with its rank.
 * Knows no routine. Regions queue; the caller is blocked for no longer than spinning.ts says.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { MAX_ARGUMENTS, MAX_RANKS, POISON_ABORT, POISON_FAULT } from '../../assembly/abi.ts'
import type { Kernels } from '../engine/load.ts'
import { ArgumentError, TeamClosedError, WorkerError } from '../errors.ts'
import { pinThread } from '../machine/pin-thread.ts'
import type { SharedMemory } from '../memory/shared-memory.ts'
import { callSite } from '../profiler/call-site.ts'
import { openTeamProfile, type RegionProfile, type TeamProfile } from '../profiler/team-profile.ts'
import { ControlBlock } from './control-block.ts'
import { writeNamePlate } from './name-plate.ts'
import { Seats } from './seats.ts'
import { barrierSpins, JOIN_SLEEP, joinPolling, joinSpins } from './spinning.ts'

/** Milliseconds for ranks that are to end. */
const PATIENCE = 1000
/** A turn of the event loop for this many bytes that were allocated: they cost far more to use. */
const TURN_BYTES = 64 * 2 ** 20
/** And one after so many milliseconds of short regions: timers, signals and the workers' errors wait for it. */
const TURN_TIME = 5
/** Regions are numbered from 1 to this, and from 1 again. */
const MOST_REGIONS = 2 ** 31 - 1

export interface RunOptions {
  /** Ends the region at its next barrier; the call rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Ranks that take part, from 0; the others sleep on. Default: all. */
  readonly ranks?: number
}

/** Runs one region of a call. */
export type Run = (kernel: string, args: readonly number[], options?: RunOptions) => Promise<number>

export interface WorkerTeamOptions {
  readonly threads: number
  readonly usableCores: number
  /** Logical cores to tie the ranks to, in turn. Default: the scheduler places them. */
  readonly pins?: readonly number[]
  readonly kernels: Kernels
  readonly memory: SharedMemory
}

export class WorkerTeam {
  readonly size: number
  readonly #kernels: Kernels
  readonly #memory: SharedMemory
  readonly #control: ControlBlock
  readonly #seats: Seats
  readonly #profile: TeamProfile
  readonly #usableCores: number
  #region = 0
  #allocatedAtTurn = 0
  #timeOfTurn = 0
  /** Settles when the last queued region has. */
  #tail: Promise<unknown> = Promise.resolve()
  /** Settle when the calls do that have begun: what they use stays, and so do the workers. */
  readonly #calls = new Set<Promise<unknown>>()
  #failure: WorkerError | undefined
  #closing: Promise<void> | undefined

  constructor({ threads, usableCores, pins = [], kernels, memory }: WorkerTeamOptions) {
    if (!Number.isInteger(threads) || threads < 1 || threads > MAX_RANKS)
      throw new ArgumentError(`threads: expected an integer from 1 to ${MAX_RANKS}, got ${threads}`)
    this.size = threads
    this.#usableCores = usableCores
    this.#kernels = kernels
    this.#memory = memory
    this.#control = new ControlBlock(memory.memory)
    writeNamePlate(memory, threads, kernels)
    this.#control.setBarrierSpins(barrierSpins(threads, usableCores, pins.length > 0))
    this.#profile = openTeamProfile({
      memory: memory.memory,
      size: threads,
      kernels,
      threadId: (r) => this.#seats.threadId(r)
    })
    this.#seats = new Seats({
      size: threads,
      seat: (rank) => this.#prepareSeat(rank, kernels, memory),
      onSeated: async (rank) => {
        if (pins.length > 0) await pinThread(this.#control.threadOf(rank), pins[rank % pins.length])
      },
      onDeath: (rank, cause) => this.#onDeath(rank, cause)
    })
  }

  /** Settles when every worker is there. */
  async ready(): Promise<void> {
    await this.#seats.whenTaken
  }

  /** Node's id of the thread that has this rank now. */
  threadId(rank: number): number | undefined {
    return this.#seats.threadId(rank)
  }

  get closed(): boolean {
    return this.#closing !== undefined
  }

  /** One call of one region; resolves and rejects as a region does, or with TeamClosedError. */
  run(kernel: string, args: readonly number[], options?: RunOptions): Promise<number> {
    return this.call((run) => run(kernel, args, options))
  }

  /** A call that may need several regions: close() and afterQueued() wait until all of it has settled. */
  call<T>(body: (run: Run) => Promise<T>): Promise<T> {
    if (this.closed) return Promise.reject(new TeamClosedError())
    // Taken here, as a body that has awaited something no longer knows its caller.
    const from = this.#profile.on ? callSite() : undefined
    const result = body((kernel, args, options) => this.#enqueue(kernel, args, options, from))
    const settled = result.then(forget, forget)
    const calls = this.#calls
    calls.add(settled)
    function forget() {
      calls.delete(settled)
    }
    return result
  }

  /** Calls `then` when no call is left of those there are now: at once when there is none. */
  afterQueued(then: () => void): void {
    if (this.#calls.size === 0) then()
    else Promise.all(this.#calls).then(then)
  }

  /** Lets the calls that have begun finish, then ends the workers. */
  close(): Promise<void> {
    this.#closing ??= Promise.all(this.#calls).then(async () => {
      this.#profile.close()
      this.#control.releaseToClose(this.size)
      await this.#whenEmpty()
      await this.#seats.close()
    })
    return this.#closing
  }

  /**
   * Runs one region when its turn comes: `kernel` is called on every rank with `args`. Resolves to what rank 0's call
   * returned (0 for none), after every rank has left. Rejects with WorkerError or the signal's reason.
   */
  #enqueue(
    kernel: string,
    args: readonly number[],
    options: RunOptions = {},
    from: RegionProfile['calledFrom']
  ): Promise<number> {
    const result = this.#tail.then(() => this.#runNow(kernel, args, options, from))
    this.#tail = result.catch(() => {})
    return result
  }

  /** Ranks that are profiled need a moment to tell what they have; one that died does not answer. */
  async #whenEmpty(): Promise<void> {
    const handle = setTimeout(() => {}, PATIENCE)
    const ranks = Array.from({ length: this.size }, (_, rank) => rank)
    await Promise.all(ranks.map((rank) => this.threadId(rank) !== undefined && this.#control.whenLeft(rank, PATIENCE)))
    clearTimeout(handle)
  }

  async #runNow(
    kernel: string,
    args: readonly number[],
    options: RunOptions,
    from: RegionProfile['calledFrom']
  ): Promise<number> {
    const { signal, ranks = this.size } = options
    if (this.#seats.whenTaken !== undefined) await this.#seats.whenTaken
    if (this.#isTurnDue()) await this.#takeTurn()
    signal?.throwIfAborted()
    const entry = this.#kernels.names.indexOf(kernel)
    if (entry < 0 || args.length > MAX_ARGUMENTS)
      throw new ArgumentError(`there is no kernel ${kernel} with ${args.length} arguments`)
    // The words of shared memory are 32 bits wide, and what is negative ends a rank's loop.
    this.#region = (this.#region % MOST_REGIONS) + 1
    const number = this.#region
    this.#failure = undefined
    const profile = this.#profile.startRegion(kernel, from)
    const size = Math.min(ranks, this.size)
    this.#control.release({ number, entry, size, build: profile ? 1 : 0, args })
    await this.#join(number, size, signal)
    profile?.end()
    if (this.#failure !== undefined) throw this.#failure
    if (signal?.aborted && this.#control.poison === POISON_ABORT) throw signal.reason
    return this.#control.result
  }

  /**
   * A short region never leaves the job that it was called in, and a loop of such calls would keep the event loop for
   * itself. Nor can what a job has used be reclaimed before it ends: the memory would grow to its limit.
   */
  #isTurnDue(): boolean {
    if (this.#memory.allocated - this.#allocatedAtTurn >= TURN_BYTES) return true
    return performance.now() - this.#timeOfTurn >= TURN_TIME
  }

  async #takeTurn(): Promise<void> {
    await nextTurn()
    this.#allocatedAtTurn = this.#memory.allocated
    this.#timeOfTurn = performance.now()
  }

  async #join(number: number, size: number, signal: AbortSignal | undefined): Promise<void> {
    for (let spins = joinSpins(size, this.#usableCores); spins > 0; spins--)
      if (this.#control.isFinished(number)) return
    const polling = joinPolling(size, this.#usableCores)
    const isAwake = polling > 0 && this.#control.haveStarted(size, number)
    // A rank that has not come awake by now may be waiting for this very core.
    if (polling > 0 && !isAwake) this.#control.askForCore()
    if (!isAwake && this.#control.sleepUntilFinished(number, JOIN_SLEEP)) return
    const abort = () => this.#control.setPoison(POISON_ABORT)
    signal?.addEventListener('abort', abort)
    // A pending waitAsync does not keep the process alive; a timer does.
    const handle = setTimeout(() => {}, 2 ** 31 - 1)
    try {
      const end = performance.now() + (isAwake ? polling : 0)
      while (performance.now() < end && !this.#control.isFinished(number)) await nextTurn()
      await this.#control.whenFinished(number)
    } finally {
      clearTimeout(handle)
      signal?.removeEventListener('abort', abort)
    }
  }

  #prepareSeat(rank: number, kernels: Kernels, memory: SharedMemory) {
    this.#control.resetSlot(rank, this.#region)
    const { plain, stages, names } = kernels
    const stageTable = this.#profile.stageTable(rank)
    return {
      rank,
      region: this.#region,
      usableCores: this.#usableCores,
      memory: memory.memory,
      plain,
      stages,
      stageTable,
      names
    }
  }

  #onDeath(rank: number, cause: Error): void {
    this.#failure ??= new WorkerError(rank, cause)
    this.#control.setPoison(POISON_FAULT)
    this.#control.leave(rank, this.#region)
  }
}
