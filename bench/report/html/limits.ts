/** What the machine can do at most, as the run measured it. */
import type { BenchRun, Result } from '../../result/types.ts'

export interface Limit {
  readonly variant: string
  readonly threads: number
  readonly dtype: string
  readonly gflops: number
  readonly gbps: number | null
}

/** Empty when none were measured. */
export function limitsOf(run: BenchRun): readonly Limit[] {
  const peaks: unknown = run.peaks
  return Array.isArray(peaks) ? (peaks as Limit[]) : []
}

export function limitOf(
  limits: readonly Limit[],
  { variant, threads, dtype }: Pick<Result, 'variant' | 'threads' | 'dtype'>
): Limit | undefined {
  return limits.find((limit) => limit.variant === variant && limit.threads === threads && limit.dtype === dtype)
}

/** Bytes that a call has to move to and from memory at least, for flops a byte; null where nothing is known of the operation. */
export function leastBytes({ op, shape, dtype, gbps, wall }: Result): number | null {
  // GB/s and milliseconds: their product is 10⁶ bytes.
  if (gbps !== null) return gbps * wall.median * 1e6
  const size = dtype === 'f64' ? 8 : 4
  if (shape.length === 3) {
    const [m, n, k] = shape
    // C is read and written.
    return size * (m * k + k * n + 2 * m * n)
  }
  // Bidiagonalisation reads the trailing matrix once a column: n³/3 elements of a square one. What comes before
  // and after it moves little.
  if (/svd(vals)?$/.test(op) && shape.length === 2) return (size * Math.min(...shape) ** 3) / 3
  return null
}
