/**
 * gemm for small or narrow problems, without packing: C := alpha · A · op(B) + beta · C, A not transposed.
 *
 * A is m × k, op(B) k × n, C m × n; column-major, aligned to the element. 2 m n k flops.
 * A column of C at a time, four vectors of it in registers over all of k: nothing is copied, which pays
 * while A stays in L1, or is used only once or twice at any size.
 */
import { at, el, fma, lanes, splat, zero } from '../simd'

/** One rank. beta = 0 does not use what C holds. */
export function direct<T>(
  transB: i32, m: i32, n: i32, k: i32,
  alpha: T, a: usize, lda: i32, b: usize, ldb: i32, beta: T, c: usize, ldc: i32
): void {
  const aStep = <usize>lda * sizeof<T>()
  const bStep: usize = transB ? <usize>ldb * sizeof<T>() : sizeof<T>()
  for (let j = 0; j < n; j++) {
    const x = transB ? el<T>(b, j) : at<T>(b, 0, j, ldb)
    const y = at<T>(c, 0, j, ldc)
    let i = 0
    while (m - i >= lanes<T>()) {
      const left = m - i
      let rows = min(left, 4 * lanes<T>())
      // What is left behind this piece must fill a vector, too.
      if (left > rows && left - rows < lanes<T>()) rows = 3 * lanes<T>()
      if (rows == 4 * lanes<T>()) fourVectors<T>(k, alpha, el<T>(a, i), aStep, x, bStep, beta, el<T>(y, i))
      else overlapping<T>(rows, k, alpha, el<T>(a, i), aStep, x, bStep, beta, el<T>(y, i))
      i += rows
    }
    for (; i < m; i++) oneRow<T>(k, alpha, el<T>(a, i), aStep, x, bStep, beta, el<T>(y, i))
  }
}

function fourVectors<T>(k: i32, alpha: T, a: usize, aStep: usize, x: usize, xStep: usize, beta: T, y: usize): void {
  let s0 = zero<T>(), s1 = zero<T>(), s2 = zero<T>(), s3 = zero<T>()
  for (; k > 0; k--) {
    const f = v128.load_splat<T>(x)
    s0 = fma<T>(v128.load(a), f, s0)
    s1 = fma<T>(v128.load(a, 16), f, s1)
    s2 = fma<T>(v128.load(a, 32), f, s2)
    s3 = fma<T>(v128.load(a, 48), f, s3)
    a += aStep
    x += xStep
  }
  v128.store(y, scaled<T>(s0, alpha, beta, y))
  v128.store(y, scaled<T>(s1, alpha, beta, y + 16), 16)
  v128.store(y, scaled<T>(s2, alpha, beta, y + 32), 32)
  v128.store(y, scaled<T>(s3, alpha, beta, y + 48), 48)
}

/** From one vector of rows to less than four: the last ones overlap, and y is read before any of it is written. */
function overlapping<T>(
  rows: i32, k: i32, alpha: T, a: usize, aStep: usize, x: usize, xStep: usize, beta: T, y: usize
): void {
  const last = <usize>(rows - lanes<T>()) * sizeof<T>()
  const o1 = min<usize>(16, last)
  const o2 = min<usize>(32, last)
  let s0 = zero<T>(), s1 = zero<T>(), s2 = zero<T>(), s3 = zero<T>()
  for (; k > 0; k--) {
    const f = v128.load_splat<T>(x)
    s0 = fma<T>(v128.load(a), f, s0)
    s1 = fma<T>(v128.load(a + o1), f, s1)
    s2 = fma<T>(v128.load(a + o2), f, s2)
    s3 = fma<T>(v128.load(a + last), f, s3)
    a += aStep
    x += xStep
  }
  const r0 = scaled<T>(s0, alpha, beta, y)
  const r1 = scaled<T>(s1, alpha, beta, y + o1)
  const r2 = scaled<T>(s2, alpha, beta, y + o2)
  const r3 = scaled<T>(s3, alpha, beta, y + last)
  v128.store(y, r0)
  v128.store(y + o1, r1)
  v128.store(y + o2, r2)
  v128.store(y + last, r3)
}

// @ts-ignore: decorator
@inline
function scaled<T>(s: v128, alpha: T, beta: T, y: usize): v128 {
  const x = v128.mul<T>(s, splat<T>(alpha))
  return beta == 0 ? x : fma<T>(v128.load(y), splat<T>(beta), x)
}

function oneRow<T>(k: i32, alpha: T, a: usize, aStep: usize, x: usize, xStep: usize, beta: T, y: usize): void {
  let s: T = 0
  for (; k > 0; k--) {
    s += load<T>(a) * load<T>(x)
    a += aStep
    x += xStep
  }
  s *= alpha
  store<T>(y, beta == 0 ? s : s + beta * load<T>(y))
}
