/**
 * asum: Σ |xᵢ|. BLAS level 1.
 *
 * x: n elements, stride incx > 0 (0 is returned otherwise, as in BLAS); aligned to the element.
 * 1 flop, sizeof<T>() bytes an element.
 */
import { LINE_BYTES } from '../params'
import { el, lanes, sum, zero } from '../simd'
import { reduceSum, shareBegin, shareEnd } from '../team'

/** Team: every rank takes a run of elements; the partial sums are added in rank order. The same value on all ranks. */
export function asum<T>(n: i32, x: usize, incx: i32): f64 {
  if (n <= 0 || incx <= 0) return reduceSum(0)
  const unit = LINE_BYTES / <i32>sizeof<T>()
  const from = shareBegin(n, unit)
  const count = shareEnd(n, unit) - from
  const mine = el<T>(x, from * incx)
  return reduceSum(<f64>(incx == 1 ? asumContiguous<T>(count, mine) : asumStrided<T>(count, mine, incx)))
}

function asumContiguous<T>(n: i32, x: usize): T {
  let s0 = zero<T>(), s1 = zero<T>(), s2 = zero<T>(), s3 = zero<T>()
  let i = 0
  for (; i <= n - 4 * lanes<T>(); i += 4 * lanes<T>()) {
    const p = el<T>(x, i)
    s0 = v128.add<T>(s0, v128.abs<T>(v128.load(p, 0)))
    s1 = v128.add<T>(s1, v128.abs<T>(v128.load(p, 16)))
    s2 = v128.add<T>(s2, v128.abs<T>(v128.load(p, 32)))
    s3 = v128.add<T>(s3, v128.abs<T>(v128.load(p, 48)))
  }
  let total = sum<T>(v128.add<T>(v128.add<T>(s0, s1), v128.add<T>(s2, s3)))
  for (; i < n; i++) total += abs<T>(load<T>(el<T>(x, i)))
  return total
}

function asumStrided<T>(n: i32, x: usize, incx: i32): T {
  let total: T = 0
  for (let i = 0; i < n; i++) total += abs<T>(load<T>(el<T>(x, i * incx)))
  return total
}
