/**
 * The workers of a team, one a rank: starts them through piscina, pins them to their ranks, sees their
 * deaths, puts a new one in a dead one's place. Knows nothing of regions.
 */
import type { Worker } from 'node:worker_threads'
import { Piscina } from 'piscina'
import { workerFile } from '../engine/paths.ts'
import type { Seat } from './worker.ts'

export interface SeatsOptions {
  readonly size: number
  /** The seat for a rank that is about to be taken. */
  readonly seat: (rank: number) => Seat
  /** A worker has taken its seat; the rank counts as there when this has settled. */
  readonly onSeated: (rank: number) => Promise<void>
  /** A rank's worker has died; a new one is on its way. */
  readonly onDeath: (rank: number, cause: Error) => void
}

export class Seats {
  readonly #options: SeatsOptions
  readonly #pool: Piscina
  /** Thread ids by rank. */
  readonly #threads: (number | undefined)[]
  /** Thread ids of the workers that have been given a seat. Node never uses an id twice. */
  readonly #claimed = new Set<number>()
  readonly #pending = new Map<number, Promise<void>>()
  #closed = false

  constructor(options: SeatsOptions) {
    this.#options = options
    this.#threads = new Array(options.size)
    this.#pool = new Piscina({
      filename: workerFile,
      minThreads: options.size,
      maxThreads: options.size,
      idleTimeout: Number.POSITIVE_INFINITY,
      concurrentTasksPerWorker: 1,
      // Piscina's own Atomics.wait would leave no turn of the event loop for the resident.
      atomics: 'disabled',
      workerHistogram: false,
      loadBalancer: (_task, workers) => this.#claim(workers)
    })
    // Deaths are seen on the workers themselves; without a listener piscina's event would end the process.
    this.#pool.on('error', () => {})
    for (let rank = 0; rank < options.size; rank++) this.#take(rank)
  }

  /** Undefined when every rank has its worker, else a promise of that. It rejects when a worker can not be started. */
  get whenTaken(): Promise<unknown> | undefined {
    return this.#pending.size === 0 ? undefined : Promise.all(this.#pending.values())
  }

  threadId(rank: number): number | undefined {
    return this.#threads[rank]
  }

  /** Ends all workers. Their resident loops must have been told to end before. */
  async close(): Promise<void> {
    this.#closed = true
    await Promise.allSettled(this.#pending.values())
    await this.#pool.destroy()
  }

  /** A task is a seat: it goes to the first worker that has none. */
  #claim<W extends { readonly id: number }>(workers: readonly W[]): W | null {
    const worker = workers.find(({ id }) => !this.#claimed.has(id)) ?? null
    if (worker !== null) this.#claimed.add(worker.id)
    return worker
  }

  #take(rank: number): void {
    const taken = this.#sit(rank).then(() => {
      this.#pending.delete(rank)
    })
    // A failure is reported by whoever awaits whenTaken; until then it is not an unhandled one.
    taken.catch(() => {})
    this.#pending.set(rank, taken)
  }

  async #sit(rank: number): Promise<void> {
    const id: number = await this.#pool.run(this.#options.seat(rank))
    this.#threads[rank] = id
    const worker = this.#pool.threads.find((thread) => thread.threadId === id)
    if (worker === undefined) this.#replace(rank, new Error('the worker exited as it started'))
    else {
      this.#watch(rank, worker)
      await this.#options.onSeated(rank)
    }
  }

  #watch(rank: number, worker: Worker): void {
    let cause: Error | undefined
    worker.once('error', (error) => {
      cause = error instanceof Error ? error : new Error(String(error))
    })
    worker.once('exit', (code) => this.#replace(rank, cause ?? new Error(`the worker exited with code ${code}`)))
  }

  #replace(rank: number, cause: Error): void {
    if (this.#closed) return
    this.#threads[rank] = undefined
    this.#take(rank)
    this.#options.onDeath(rank, cause)
  }
}
