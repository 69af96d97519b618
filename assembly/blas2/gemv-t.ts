/**
 * gemv with A transposed, on one rank: y := y + alpha·Aᵀ·x.
 *
 * A: m × n, column-major, leading dimension lda ≥ m; x: m, y: n, both contiguous. y overlaps neither A nor x;
 * all aligned to the element. 2 flops and sizeof<T>() bytes an element of A.
 *
 * Four columns at a time share the loads of x: five streams, which an 8-way first-level cache holds even when
 * lda is a power of two and all of them fall into one set. They are a quarter of A apart, as in gemv-n.ts. A column has
 * TILE_VECTORS accumulators, eight registers in all (2 FMA ports × 4 cycles of latency): in `wide` its sixteen are fused
 * to 256 bits.
 * V8 fuses only what is stored in pairs, at constant offsets from one address: hence the detour of the
 * accumulators through this rank's scratch.
 */
import { SCRATCH } from '../abi'
import { dotContiguous } from '../blas1/dot'
import { at, el, fma, lanes, sum, zero } from '../simd'
import { ownSlot } from '../team'

const COLUMNS = 4
/** Bytes of one column's accumulators in the scratch. */
const KEPT: usize = 64

export function gemvTLocal<T>(m: i32, n: i32, alpha: T, a: usize, lda: i32, x: usize, y: usize): void {
  const apart = n / COLUMNS
  for (let j = 0; j < apart; j++) dotColumns<T>(m, COLUMNS, alpha, at<T>(a, 0, j, lda), lda, apart, x, el<T>(y, j))
  const j = apart * COLUMNS
  if (j == n - 1) addTo<T>(el<T>(y, j), alpha * dotContiguous<T>(m, at<T>(a, 0, j, lda), x))
  else if (j < n) dotColumns<T>(m, n - j, alpha, at<T>(a, 0, j, lda), lda, 1, x, el<T>(y, j))
}

// @ts-ignore: decorator
@inline
function addTo<T>(address: usize, value: T): void {
  store<T>(address, load<T>(address) + value)
}

/**
 * Up to four elements of y, from columns that are `apart` columns apart. A missing column is the last one read again, from
 * the cache; its sum is dropped.
 */
function dotColumns<T>(m: i32, columns: i32, alpha: T, a: usize, lda: i32, apart: i32, x: usize, y: usize): void {
  const column = <usize>lda * <usize>apart * sizeof<T>()
  const last = a + <usize>(columns - 1) * column
  const b = a + column
  const c = min(b + column, last)
  const d = min(c + column, last)
  let a0 = zero<T>(), a1 = zero<T>(), a2 = zero<T>(), a3 = zero<T>()
  let b0 = zero<T>(), b1 = zero<T>(), b2 = zero<T>(), b3 = zero<T>()
  let c0 = zero<T>(), c1 = zero<T>(), c2 = zero<T>(), c3 = zero<T>()
  let d0 = zero<T>(), d1 = zero<T>(), d2 = zero<T>(), d3 = zero<T>()
  const step = TILE_VECTORS * lanes<T>()
  let i = 0
  for (; i <= m - step; i += step) {
    const o = <usize>i * sizeof<T>()
    const x0 = v128.load(x + o), x1 = v128.load(x + o, 16)
    a0 = fma<T>(v128.load(a + o), x0, a0)
    a1 = fma<T>(v128.load(a + o, 16), x1, a1)
    b0 = fma<T>(v128.load(b + o), x0, b0)
    b1 = fma<T>(v128.load(b + o, 16), x1, b1)
    c0 = fma<T>(v128.load(c + o), x0, c0)
    c1 = fma<T>(v128.load(c + o, 16), x1, c1)
    d0 = fma<T>(v128.load(d + o), x0, d0)
    d1 = fma<T>(v128.load(d + o, 16), x1, d1)
    if (TILE_VECTORS == 4) {
      const x2 = v128.load(x + o, 32), x3 = v128.load(x + o, 48)
      a2 = fma<T>(v128.load(a + o, 32), x2, a2)
      a3 = fma<T>(v128.load(a + o, 48), x3, a3)
      b2 = fma<T>(v128.load(b + o, 32), x2, b2)
      b3 = fma<T>(v128.load(b + o, 48), x3, b3)
      c2 = fma<T>(v128.load(c + o, 32), x2, c2)
      c3 = fma<T>(v128.load(c + o, 48), x3, c3)
      d2 = fma<T>(v128.load(d + o, 32), x2, d2)
      d3 = fma<T>(v128.load(d + o, 48), x3, d3)
    }
  }
  const kept = ownSlot() + SCRATCH
  v128.store(kept, a0, 0)
  v128.store(kept, a1, 16)
  v128.store(kept, a2, 32)
  v128.store(kept, a3, 48)
  v128.store(kept, b0, 64)
  v128.store(kept, b1, 80)
  v128.store(kept, b2, 96)
  v128.store(kept, b3, 112)
  v128.store(kept, c0, 128)
  v128.store(kept, c1, 144)
  v128.store(kept, c2, 160)
  v128.store(kept, c3, 176)
  v128.store(kept, d0, 192)
  v128.store(kept, d1, 208)
  v128.store(kept, d2, 224)
  v128.store(kept, d3, 240)
  for (let k = 0; k < columns; k++) {
    const p = kept + <usize>k * KEPT
    const low = v128.add<T>(v128.load(p, 0), v128.load(p, 16))
    let total = sum<T>(v128.add<T>(low, v128.add<T>(v128.load(p, 32), v128.load(p, 48))))
    for (let r = i; r < m; r++) total += load<T>(at<T>(a, r, k * apart, lda)) * load<T>(el<T>(x, r))
    addTo<T>(el<T>(y, k * apart), alpha * total)
  }
}
