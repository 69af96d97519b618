/**
 * triad: a := b + s·c, the kernel of McCalpin's STREAM that measures memory bandwidth.
 *
 * a, b, c: n elements, contiguous, no overlap, aligned to the element. 2 flops and 3 · sizeof<T>() bytes an element
 * by STREAM's count; where a is not in the cache the machine moves a fourth, reading a's line before writing it.
 */
import { LINE_BYTES } from '../params'
import { el, fma, lanes, splat } from '../simd'
import { barrier, shareBegin, shareEnd } from '../team'

/** Team: every rank takes a run of elements. */
export function triad<T>(n: i32, s: f64, b: usize, c: usize, a: usize): void {
  const unit = LINE_BYTES / <i32>sizeof<T>()
  const from = shareBegin(n, unit)
  triadContiguous<T>(shareEnd(n, unit) - from, <T>s, el<T>(b, from), el<T>(c, from), el<T>(a, from))
  barrier()
}

/** One rank. Loads before stores, for `wide`. */
function triadContiguous<T>(n: i32, s: T, b: usize, c: usize, a: usize): void {
  const factor = splat<T>(s)
  let i = 0
  for (; i <= n - 4 * lanes<T>(); i += 4 * lanes<T>()) {
    const p = el<T>(b, i)
    const q = el<T>(c, i)
    const t = el<T>(a, i)
    const r0 = fma<T>(factor, v128.load(q, 0), v128.load(p, 0))
    const r1 = fma<T>(factor, v128.load(q, 16), v128.load(p, 16))
    const r2 = fma<T>(factor, v128.load(q, 32), v128.load(p, 32))
    const r3 = fma<T>(factor, v128.load(q, 48), v128.load(p, 48))
    v128.store(t, r0, 0)
    v128.store(t, r1, 16)
    v128.store(t, r2, 32)
    v128.store(t, r3, 48)
  }
  for (; i < n; i++) store<T>(el<T>(a, i), load<T>(el<T>(b, i)) + s * load<T>(el<T>(c, i)))
}
