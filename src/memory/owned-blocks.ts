/**
 * Blocks of memory that belong to objects, and come back when an object says so or has been forgotten. A garbage
 * collector counts the few bytes of the object and not the block's, so it is in no hurry, and it tells of what it has
 * found only when the event loop turns. So whoever is about to run out calls reclaim().
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

export interface OwnedBlock {
  readonly address: number
  /** The owner, and so the block, stays until the present job ends: even where nobody holds it any more. */
  keep(): void
  /** Gives the block back; more than once does nothing. */
  free(): void
}

export class OwnedBlocks {
  readonly #free: (address: number) => void
  readonly #addresses = new Map<WeakRef<object>, number>()
  readonly #forgotten = new FinalizationRegistry<WeakRef<object>>((owner) => this.#release(owner))

  constructor(free: (address: number) => void) {
    this.#free = free
  }

  /** From now on the block at this address is the owner's. */
  give(address: number, owner: object): OwnedBlock {
    const reference = new WeakRef(owner)
    this.#addresses.set(reference, address)
    this.#forgotten.register(owner, reference)
    return { address, keep: () => reference.deref(), free: () => this.#release(reference) }
  }

  /**
   * Collects garbage now and gives back the blocks of owners that are gone. Owners that were made or used in this job
   * are not: JavaScript keeps what a WeakRef was asked for until the job ends, that is until the event loop turns.
   */
  reclaim(): void {
    collect ??= garbageCollector()
    collect()
    for (const owner of [...this.#addresses.keys()]) if (owner.deref() === undefined) this.#release(owner)
  }

  /** Keyed by the reference: by the time a finalizer is called, the address may be another owner's. */
  #release(owner: WeakRef<object>): void {
    const address = this.#addresses.get(owner)
    if (address === undefined) return
    this.#addresses.delete(owner)
    this.#free(address)
  }
}

let collect: (() => void) | undefined

/** Contexts made while V8's switch is on have it as a function; the program's own context does not get it. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc')
  try {
    return runInNewContext('gc')
  } finally {
    if (!process.execArgv.includes('--expose-gc')) setFlagsFromString('--no-expose-gc')
  }
}
