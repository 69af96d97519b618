/**
 * dot: xᵀy. BLAS level 1.
 *
 * x, y: n elements, strides incx, incy (any sign, not 0; a negative stride starts at the far end, as in BLAS).
 * May alias; aligned to the element. 2 flops a pair of elements, 2 · sizeof<T>() bytes: bound by memory out of cache.
 */
import { LINE_BYTES } from '../params'
import { el, fma, lanes, sum, zero } from '../simd'
import { reduceSum, shareBegin, shareEnd } from '../team'

/** Team: every rank takes a run of elements; the partial sums are added in rank order. The same value on all ranks. */
export function dot<T>(n: i32, x: usize, incx: i32, y: usize, incy: i32): f64 {
  const unit = LINE_BYTES / <i32>sizeof<T>()
  const from = shareBegin(n, unit)
  const to = shareEnd(n, unit)
  let partial: f64
  if (incx == 1 && incy == 1) partial = <f64>dotContiguous<T>(to - from, el<T>(x, from), el<T>(y, from))
  else partial = <f64>dotStrided<T>(from, to, start<T>(n, x, incx), incx, start<T>(n, y, incy), incy)
  return reduceSum(partial)
}

/** One rank, stride 1. Eight accumulators hide the latency of the adds; they are added pairwise. */
export function dotContiguous<T>(n: i32, x: usize, y: usize): T {
  const step = 8 * lanes<T>()
  let s0 = zero<T>(), s1 = zero<T>(), s2 = zero<T>(), s3 = zero<T>()
  let s4 = zero<T>(), s5 = zero<T>(), s6 = zero<T>(), s7 = zero<T>()
  let i = 0
  for (; i <= n - step; i += step) {
    const p = el<T>(x, i)
    const q = el<T>(y, i)
    s0 = fma<T>(v128.load(p, 0), v128.load(q, 0), s0)
    s1 = fma<T>(v128.load(p, 16), v128.load(q, 16), s1)
    s2 = fma<T>(v128.load(p, 32), v128.load(q, 32), s2)
    s3 = fma<T>(v128.load(p, 48), v128.load(q, 48), s3)
    s4 = fma<T>(v128.load(p, 64), v128.load(q, 64), s4)
    s5 = fma<T>(v128.load(p, 80), v128.load(q, 80), s5)
    s6 = fma<T>(v128.load(p, 96), v128.load(q, 96), s6)
    s7 = fma<T>(v128.load(p, 112), v128.load(q, 112), s7)
  }
  s0 = v128.add<T>(v128.add<T>(s0, s1), v128.add<T>(s2, s3))
  s4 = v128.add<T>(v128.add<T>(s4, s5), v128.add<T>(s6, s7))
  let total = sum<T>(v128.add<T>(s0, s4))
  for (; i < n; i++) total += load<T>(el<T>(x, i)) * load<T>(el<T>(y, i))
  return total
}

function dotStrided<T>(from: i32, to: i32, x: usize, incx: i32, y: usize, incy: i32): T {
  let total: T = 0
  for (let i = from; i < to; i++) total += load<T>(el<T>(x, i * incx)) * load<T>(el<T>(y, i * incy))
  return total
}

/** Address of element 0 of a strided vector: BLAS starts at the far end when the stride is negative. */
// @ts-ignore: decorator
@inline
export function start<T>(n: i32, x: usize, inc: i32): usize {
  return inc < 0 ? el<T>(x, (1 - n) * inc) : x
}
