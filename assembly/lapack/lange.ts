/**
 * lange: the largest |a(i, j)|, or NaN where there is one. LAPACK's dlange with NORM = 'M'.
 *
 * A: m × n, column-major, lda ≥ m, aligned to the element. Bound by memory: one comparison an element.
 */
import { at } from '../simd'
import { barrier, rank, shareBegin, shareEnd, size } from '../team'
import { LINE_BYTES } from '../params'

/** Team: the same value on all ranks. `work`: a line a rank, free again only after the caller's next barrier. */
export function lange<T>(m: i32, n: i32, a: usize, lda: i32, work: usize): f64 {
  let largest: f64 = 0
  for (let j = shareBegin(n); j < shareEnd(n); j++) largest = max(largest, largestOf<T>(m, at<T>(a, 0, j, lda)))
  store<f64>(work + <usize>rank() * LINE_BYTES, largest)
  barrier()
  for (let r = 0; r < size(); r++) largest = max(largest, load<f64>(work + <usize>r * LINE_BYTES))
  return largest
}

export function langeWork(size: i32): f64 {
  return <f64>LINE_BYTES * size
}

/** f64x2.max and max<f64> hand NaN on. Four vectors in turn hide the latency of the comparison. */
function largestOf<T>(m: i32, x: usize): f64 {
  const end = x + (<usize>m << alignof<T>())
  let p = v128.splat<T>(0), q = p, r = p, s = p
  for (; x + 64 <= end; x += 64) {
    p = v128.max<T>(p, v128.abs<T>(v128.load(x)))
    q = v128.max<T>(q, v128.abs<T>(v128.load(x, 16)))
    r = v128.max<T>(r, v128.abs<T>(v128.load(x, 32)))
    s = v128.max<T>(s, v128.abs<T>(v128.load(x, 48)))
  }
  p = v128.max<T>(v128.max<T>(p, q), v128.max<T>(r, s))
  let largest: f64 = max(<f64>v128.extract_lane<T>(p, 0), <f64>v128.extract_lane<T>(p, 1))
  if (sizeof<T>() == 4) {
    largest = max(largest, <f64>f32x4.extract_lane(p, 2))
    largest = max(largest, <f64>f32x4.extract_lane(p, 3))
  }
  for (; x < end; x += sizeof<T>()) largest = max(largest, abs<f64>(<f64>load<T>(x)))
  return largest
}
