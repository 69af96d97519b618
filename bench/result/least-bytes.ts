/** What a call has to move, for its place under the machine's limits. */
import type { Result } from './types.ts'

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
