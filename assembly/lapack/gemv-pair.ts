/**
 * gemvPair: y := A·g and z := A·h in one read of A, on one rank.
 *
 * A: m × n, column-major, lda ≥ m; g, h: n elements; y, z: m elements, overwritten. All contiguous, aligned to
 * the element, no overlap. 8 flops per 2 elements of A. A panel is narrow (n ≤ 64), so sums of four vectors of
 * rows stay in registers while all columns pass: eight accumulators, a column, g and h.
 */
import { at, el, fma, lanes, zero } from '../simd'

export function gemvPair<T>(m: i32, n: i32, a: usize, lda: i32, g: usize, h: usize, y: usize, z: usize): void {
  const step = 4 * lanes<T>()
  let i = 0
  for (; i <= m - step; i += step) fourVectors<T>(n, el<T>(a, i), lda, g, h, el<T>(y, i), el<T>(z, i))
  for (; i <= m - lanes<T>(); i += lanes<T>()) oneVector<T>(n, el<T>(a, i), lda, g, h, el<T>(y, i), el<T>(z, i))
  for (; i < m; i++) oneRow<T>(n, el<T>(a, i), lda, g, h, el<T>(y, i), el<T>(z, i))
}

function fourVectors<T>(n: i32, a: usize, lda: i32, g: usize, h: usize, y: usize, z: usize): void {
  let y0 = zero<T>(), y1 = zero<T>(), y2 = zero<T>(), y3 = zero<T>()
  let z0 = zero<T>(), z1 = zero<T>(), z2 = zero<T>(), z3 = zero<T>()
  const next = at<T>(0, 0, 1, lda)
  for (let j = 0; j < n; j++) {
    const a0 = v128.load(a), a1 = v128.load(a, 16), a2 = v128.load(a, 32), a3 = v128.load(a, 48)
    const x = v128.load_splat<T>(g)
    y0 = fma<T>(a0, x, y0)
    y1 = fma<T>(a1, x, y1)
    y2 = fma<T>(a2, x, y2)
    y3 = fma<T>(a3, x, y3)
    const w = v128.load_splat<T>(h)
    z0 = fma<T>(a0, w, z0)
    z1 = fma<T>(a1, w, z1)
    z2 = fma<T>(a2, w, z2)
    z3 = fma<T>(a3, w, z3)
    a += next
    g += sizeof<T>()
    h += sizeof<T>()
  }
  v128.store(y, y0)
  v128.store(y, y1, 16)
  v128.store(y, y2, 32)
  v128.store(y, y3, 48)
  v128.store(z, z0)
  v128.store(z, z1, 16)
  v128.store(z, z2, 32)
  v128.store(z, z3, 48)
}

function oneVector<T>(n: i32, a: usize, lda: i32, g: usize, h: usize, y: usize, z: usize): void {
  let y0 = zero<T>(), z0 = zero<T>()
  for (let j = 0; j < n; j++) {
    const a0 = v128.load(at<T>(a, 0, j, lda))
    y0 = fma<T>(a0, v128.load_splat<T>(el<T>(g, j)), y0)
    z0 = fma<T>(a0, v128.load_splat<T>(el<T>(h, j)), z0)
  }
  v128.store(y, y0)
  v128.store(z, z0)
}

function oneRow<T>(n: i32, a: usize, lda: i32, g: usize, h: usize, y: usize, z: usize): void {
  let y0: T = 0, z0: T = 0
  for (let j = 0; j < n; j++) {
    const x = load<T>(at<T>(a, 0, j, lda))
    y0 += x * load<T>(el<T>(g, j))
    z0 += x * load<T>(el<T>(h, j))
  }
  store<T>(y, y0)
  store<T>(z, z0)
}
