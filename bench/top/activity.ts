import type { ProcessUsage, ThreadUsage, Usage } from './usage.ts'

/** A process worth showing, and of its threads those worth a line. */
export interface ActiveProcess extends Omit<ProcessUsage, 'threads'> {
  readonly threads: readonly ThreadUsage[]
  /** Threads that are not among them. */
  readonly idle: number
}

/** As long as this after its last work a thread keeps its line, so that lines do not come and go. */
const LINGER = 5000
/** Less than this share of a core is housekeeping. */
const NOTICED = 0.005

/** Remembers who has worked lately. */
export class Activity {
  #now = 0
  /** When it worked last, by thread number. */
  readonly #worked = new Map<number, number>()

  /** Busiest process first; in each the main thread, the ranks of a team in order, then the rest by number. */
  update({ elapsed, processes }: Usage): ActiveProcess[] {
    this.#now += elapsed
    for (const { tid, cpu, wait } of processes.flatMap(({ threads }) => threads))
      if (cpu >= NOTICED || (wait ?? 0) >= NOTICED) this.#worked.set(tid, this.#now)
    for (const [tid, when] of this.#worked) if (this.#now - when > LINGER) this.#worked.delete(tid)
    return processes
      .filter(({ threads }) => threads.some(({ tid }) => this.#worked.has(tid)))
      .map((process) => this.#activeIn(process))
      .sort((a, b) => b.cpu - a.cpu || a.pid - b.pid)
  }

  #activeIn(process: ProcessUsage): ActiveProcess {
    const place = ({ tid, kernel }: ThreadUsage) => (tid === process.pid ? 0 : kernel !== null ? 1 : 2)
    const threads = process.threads
      .filter((thread) => place(thread) < 2 || this.#worked.has(thread.tid))
      .sort((a, b) => place(a) - place(b) || rankOrder(a, b) || a.tid - b.tid)
    return { ...process, threads, idle: process.threads.length - threads.length }
  }
}

/** 'heddle rank 10' comes after 'heddle rank 9'. */
function rankOrder(a: ThreadUsage, b: ThreadUsage): number {
  if (a.kernel === null || b.kernel === null) return 0
  return a.name.localeCompare(b.name, 'en', { numeric: true })
}
