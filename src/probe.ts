/** What a team can do at most, measured with the kernels' own build: the limits that rates are held against. */
import { kernelName } from './blas/operand.ts'
import { caches } from './machine/caches.ts'
import type { DType } from './matrix.ts'
import type { RegionRunner } from './team/region-runner.ts'

/** Of a repeat, in milliseconds: a hundred times what starting a region takes, short enough to escape a preemption. */
const REPEAT = 2
const PEAK_REPEATS = 16
const TRIAD_REPEATS = 5
/** Bytes of triad's three vectors: twice the caches, within bounds, for every team of a bench holds its own. */
const LEAST_TRIAD = 48 * 2 ** 20
const MOST_TRIAD = 384 * 2 ** 20
/** Where the system does not tell its caches. */
const USUAL_CACHE = 32 * 2 ** 20

/** All ranks together; the best of several short repeats, since nothing but disturbance makes one slower. */
export interface Probe {
  /** Multiply-adds in registers and nothing else: GFLOP/s that no kernel of this build can pass. */
  peak(dtype?: DType): Promise<number>
  /** a := b + s·c beyond the caches (McCalpin's STREAM, three transfers an element): GB/s. Throws OutOfMemoryError. */
  triad(dtype?: DType): Promise<number>
  /**
   * `total` steps of integer work, of which rank 0 does `serial` alone: what scaling is known of. Resolves to the steps
   * that were done. A step takes about a nanosecond.
   */
  busy(serial: number, total: number): Promise<number>
}

export function probe(runner: RegionRunner): Probe {
  const time = async (kernel: string, args: readonly number[]) => {
    const began = performance.now()
    await runner.run(kernel, args)
    return performance.now() - began
  }
  const best = async (repeats: number, kernel: string, args: readonly number[]) => {
    let least = Number.POSITIVE_INFINITY
    for (let i = 0; i < repeats; i++) least = Math.min(least, await time(kernel, args))
    return least
  }

  return {
    async peak(dtype = 'f64') {
      const kernel = kernelName('peak', dtype)
      let iterations = 2 ** 14
      // Twice, for one that was preempted is no measure of the length.
      while ((await best(2, kernel, [iterations])) < REPEAT) iterations *= 2
      const flops = runner.size * runner.query(`${kernel}Flops`, iterations)
      return flops / (await best(PEAK_REPEATS, kernel, [iterations])) / 1e6
    },

    busy: (serial, total) => runner.run('busy', [serial, total]),

    async triad(dtype = 'f64') {
      const kernel = kernelName('triad', dtype)
      const element = dtype === 'f64' ? 8 : 4
      const n = Math.floor(Math.min(Math.max(2 * lastCacheBytes(), LEAST_TRIAD), MOST_TRIAD) / (3 * element))
      const block = runner.memory.allocate(3 * n * element)
      try {
        const [a, b, c] = [0, 1, 2].map((i) => block + i * n * element)
        // Each rank is the first to write its part, so that the pages lie in its own memory; then numbers that are no
        // subnormals, which would be slow.
        for (const [from, into] of [[b, a] as const, [c, b] as const, [a, c] as const])
          await runner.run(kernel, [n, 0, from, from, into])
        const view = dtype === 'f64' ? runner.memory.f64(block, 3 * n) : runner.memory.f32(block, 3 * n)
        view.fill(1)
        return (3 * n * element) / (await best(TRIAD_REPEATS, kernel, [n, 0.5, b, c, a])) / 1e6
      } finally {
        runner.memory.free(block)
      }
    }
  }
}

/** Bytes of all caches of the last level: an operand larger than this comes from memory. */
export function lastCacheBytes(): number {
  const found = caches()
  const level = Math.max(...found.map((cache) => cache.level))
  const last = found.filter((cache) => cache.level === level)
  return last.length === 0 ? USUAL_CACHE : last.reduce((sum, { size, sharing }) => sum + size * sharing.length, 0)
}
