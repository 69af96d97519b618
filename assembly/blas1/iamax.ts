/**
 * iamax: the index of the first element of largest absolute value, counted from 0. BLAS level 1 counts from 1.
 *
 * x: n elements, stride incx > 0; aligned to the element. -1 when n ≤ 0 or incx ≤ 0 (BLAS: 0).
 * NaN are passed over; 0 when there is nothing else. sizeof<T>() bytes an element.
 *
 * The largest value is found first, by vectors, and then the first place where it stands: the second pass ends
 * there, and costs less than carrying indices through the first.
 */
import { SLOT_BYTES, SLOTS, SUMS } from '../abi'
import { LINE_BYTES } from '../params'
import { el, lanes, splat } from '../simd'
import { barrier, ownSlot, shareBegin, shareEnd, size } from '../team'

/** Team: every rank searches a run of elements; the first rank that holds the largest wins. The same value on all ranks. */
export function iamax<T>(n: i32, x: usize, incx: i32): i32 {
  if (n <= 0 || incx <= 0) {
    barrier()
    return -1
  }
  const unit = LINE_BYTES / <i32>sizeof<T>()
  const from = shareBegin(n, unit)
  const count = shareEnd(n, unit) - from
  const mine = el<T>(x, from * incx)
  const largest = incx == 1 ? maxAbsContiguous<T>(count, mine) : maxAbs<T>(0, count, mine, incx, -1)
  const cell = ownSlot() + SUMS
  store<f64>(cell, <f64>largest)
  store<i32>(cell, from + firstOf<T>(count, mine, incx, largest), 8)
  barrier()
  const index = winner()
  // The cells may be used again only when all have read them.
  barrier()
  return index
}

function winner(): i32 {
  let best: f64 = -1
  let index = 0
  for (let r = 0; r < size(); r++) {
    const cell = <usize>SLOTS + <usize>r * SLOT_BYTES + SUMS
    const value = load<f64>(cell)
    if (value > best) {
      best = value
      index = load<i32>(cell, 8)
    }
  }
  return index
}

/** Largest |xᵢ|, -1 when all are NaN or there are none: pmax keeps its first operand unless the second is larger. */
function maxAbsContiguous<T>(n: i32, x: usize): T {
  let m0 = splat<T>(<T>-1), m1 = m0, m2 = m0, m3 = m0
  let i = 0
  for (; i <= n - 4 * lanes<T>(); i += 4 * lanes<T>()) {
    const p = el<T>(x, i)
    m0 = v128.pmax<T>(m0, v128.abs<T>(v128.load(p, 0)))
    m1 = v128.pmax<T>(m1, v128.abs<T>(v128.load(p, 16)))
    m2 = v128.pmax<T>(m2, v128.abs<T>(v128.load(p, 32)))
    m3 = v128.pmax<T>(m3, v128.abs<T>(v128.load(p, 48)))
  }
  m0 = v128.max<T>(v128.max<T>(m0, m1), v128.max<T>(m2, m3))
  let largest = max<T>(v128.extract_lane<T>(m0, 0), v128.extract_lane<T>(m0, 1))
  if (sizeof<T>() == 4) {
    largest = max<T>(largest, v128.extract_lane<T>(m0, 2))
    largest = max<T>(largest, v128.extract_lane<T>(m0, 3))
  }
  return maxAbs<T>(i, n, x, 1, largest)
}

function maxAbs<T>(from: i32, n: i32, x: usize, incx: i32, largest: T): T {
  for (let i = from; i < n; i++) {
    const value = abs<T>(load<T>(el<T>(x, i * incx)))
    if (value > largest) largest = value
  }
  return largest
}

function firstOf<T>(n: i32, x: usize, incx: i32, largest: T): i32 {
  for (let i = 0; i < n; i++) if (abs<T>(load<T>(el<T>(x, i * incx))) == largest) return i
  return 0
}
