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
    for (; i <= m - 4 * lanes<T>(); i += 4 * lanes<T>()) fourVectors<T>(k, alpha, el<T>(a, i), aStep, x, bStep, beta, el<T>(y, i))
    for (; i <= m - lanes<T>(); i += lanes<T>()) oneVector<T>(k, alpha, el<T>(a, i), aStep, x, bStep, beta, el<T>(y, i))
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
  write<T>(s0, alpha, beta, y)
  write<T>(s1, alpha, beta, y + 16)
  write<T>(s2, alpha, beta, y + 32)
  write<T>(s3, alpha, beta, y + 48)
}

function oneVector<T>(k: i32, alpha: T, a: usize, aStep: usize, x: usize, xStep: usize, beta: T, y: usize): void {
  let s = zero<T>()
  for (; k > 0; k--) {
    s = fma<T>(v128.load(a), v128.load_splat<T>(x), s)
    a += aStep
    x += xStep
  }
  write<T>(s, alpha, beta, y)
}

// @ts-ignore: decorator
@inline
function write<T>(s: v128, alpha: T, beta: T, y: usize): void {
  const scaled = v128.mul<T>(s, splat<T>(alpha))
  v128.store(y, beta == 0 ? scaled : fma<T>(v128.load(y), splat<T>(beta), scaled))
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
