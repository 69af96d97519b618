/**
 * nrm2: the Euclidean norm, without overflow or underflow. BLAS level 1.
 *
 * x: n elements, any stride (a negative one walks the same elements backwards, as in BLAS 3.10); aligned to the
 * element. Inf gives Inf, NaN gives NaN, n ≤ 0 gives 0. 2 flops, sizeof<T>() bytes an element.
 *
 * f32: squares and sums in f64, where nothing a float holds can overflow or vanish.
 * f64: the plain sum of squares is tried first, and is right when it is finite and too large for lost small
 * squares to matter. Only otherwise a second pass takes Blue's three accumulators (ACM TOMS 4, 1978), as
 * Anderson's dnrm2.f90 of BLAS 3.10 does (ACM TOMS 44, 2017).
 */
import { LINE_BYTES } from '../params'
import { el, fma, lanes, sum, zero } from '../simd'
import { reduceSum, shareBegin, shareEnd } from '../team'
import { start } from './dot'

/** Below it underflow in the squares of 2³¹ elements could show in the last bit. */
const SAFE_SUM: f64 = 1e-280

// Blue's constants for f64 (la_constants.f90): squares of what lies between TSML and TBIG are exact enough as
// they are; what is smaller is first multiplied by SSML, what is larger by SBIG.
const TSML: f64 = 1.4916681462400413e-154
const TBIG: f64 = 1.997919072202235e146
const SSML: f64 = 4.4989137945431964e161
const SBIG: f64 = 1.1113793747425387e-162

const SMALL = 0
const MEDIUM = 1
const BIG = 2

/** Team: every rank takes a run of elements; the partial sums are added in rank order. The same value on all ranks. */
export function nrm2<T>(n: i32, x: usize, incx: i32): f64 {
  const unit = LINE_BYTES / <i32>sizeof<T>()
  const from = shareBegin(n, unit)
  const count = shareEnd(n, unit) - from
  const mine = el<T>(start<T>(n, x, incx), from * incx)
  const squares = reduceSum(sumOfSquares<T>(count, mine, incx))
  if (isSafe<T>(squares)) return sqrt(squares)
  const small = reduceSum(blue<T>(count, mine, incx, SMALL))
  const medium = reduceSum(blue<T>(count, mine, incx, MEDIUM))
  return combine(small, medium, reduceSum(blue<T>(count, mine, incx, BIG)))
}

/** One rank, stride 1. */
export function nrm2Contiguous<T>(n: i32, x: usize): f64 {
  return nrm2Local<T>(n, x, 1)
}

/** One rank, any stride; x is the address of the first element visited. */
export function nrm2Local<T>(n: i32, x: usize, incx: i32): f64 {
  const squares = sumOfSquares<T>(n, x, incx)
  if (isSafe<T>(squares)) return sqrt(squares)
  return combine(blue<T>(n, x, incx, SMALL), blue<T>(n, x, incx, MEDIUM), blue<T>(n, x, incx, BIG))
}

// @ts-ignore: decorator
@inline
function isSafe<T>(squares: f64): bool {
  return sizeof<T>() == 4 || (squares >= SAFE_SUM && squares <= f64.MAX_VALUE)
}

function sumOfSquares<T>(n: i32, x: usize, incx: i32): f64 {
  if (incx == 1) return sizeof<T>() == 4 ? sumOfSquaresF32(n, x) : sumOfSquaresF64(n, x)
  let total: f64 = 0
  for (let i = 0; i < n; i++) {
    const value = <f64>load<T>(el<T>(x, i * incx))
    total += value * value
  }
  return total
}

function sumOfSquaresF64(n: i32, x: usize): f64 {
  let s0 = zero<f64>(), s1 = zero<f64>(), s2 = zero<f64>(), s3 = zero<f64>()
  let s4 = zero<f64>(), s5 = zero<f64>(), s6 = zero<f64>(), s7 = zero<f64>()
  let i = 0
  for (; i <= n - 16; i += 16) {
    const p = el<f64>(x, i)
    s0 = square(v128.load(p, 0), s0)
    s1 = square(v128.load(p, 16), s1)
    s2 = square(v128.load(p, 32), s2)
    s3 = square(v128.load(p, 48), s3)
    s4 = square(v128.load(p, 64), s4)
    s5 = square(v128.load(p, 80), s5)
    s6 = square(v128.load(p, 96), s6)
    s7 = square(v128.load(p, 112), s7)
  }
  let total = addUp(s0, s1, s2, s3, s4, s5, s6, s7)
  for (; i < n; i++) total += load<f64>(el<f64>(x, i)) * load<f64>(el<f64>(x, i))
  return total
}

function sumOfSquaresF32(n: i32, x: usize): f64 {
  let s0 = zero<f64>(), s1 = zero<f64>(), s2 = zero<f64>(), s3 = zero<f64>()
  let s4 = zero<f64>(), s5 = zero<f64>(), s6 = zero<f64>(), s7 = zero<f64>()
  let i = 0
  for (; i <= n - 16; i += 16) {
    const p = el<f32>(x, i)
    s0 = square(promoteTwo(p), s0)
    s1 = square(promoteTwo(p + 8), s1)
    s2 = square(promoteTwo(p + 16), s2)
    s3 = square(promoteTwo(p + 24), s3)
    s4 = square(promoteTwo(p + 32), s4)
    s5 = square(promoteTwo(p + 40), s5)
    s6 = square(promoteTwo(p + 48), s6)
    s7 = square(promoteTwo(p + 56), s7)
  }
  let total = addUp(s0, s1, s2, s3, s4, s5, s6, s7)
  for (; i < n; i++) total += <f64>load<f32>(el<f32>(x, i)) * <f64>load<f32>(el<f32>(x, i))
  return total
}

// @ts-ignore: decorator
@inline
function square(v: v128, acc: v128): v128 {
  return fma<f64>(v, v, acc)
}

/** Two floats at p as doubles. */
// @ts-ignore: decorator
@inline
function promoteTwo(p: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(p))
}

// @ts-ignore: decorator
@inline
function addUp(s0: v128, s1: v128, s2: v128, s3: v128, s4: v128, s5: v128, s6: v128, s7: v128): f64 {
  const low = f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3))
  const high = f64x2.add(f64x2.add(s4, s5), f64x2.add(s6, s7))
  return sum<f64>(f64x2.add(low, high))
}

/** One of Blue's accumulators: the scaled sum of squares of the small, medium or big elements. */
function blue<T>(n: i32, x: usize, incx: i32, kind: i32): f64 {
  let total: f64 = 0
  for (let i = 0; i < n; i++) {
    const value = abs<f64>(<f64>load<T>(el<T>(x, i * incx)))
    // A NaN is neither big nor small, so it is medium.
    if (kind != (value > TBIG ? BIG : value < TSML ? SMALL : MEDIUM)) continue
    const scaled = kind == BIG ? value * SBIG : kind == SMALL ? value * SSML : value
    total += scaled * scaled
  }
  return total
}

function combine(small: f64, medium: f64, big: f64): f64 {
  if (big > 0 || big != big) {
    // Small ones can not be seen beside big ones.
    if (medium > 0 || medium != medium) big += medium * SBIG * SBIG
    return sqrt(big) / SBIG
  }
  if (!(small > 0)) return sqrt(medium)
  const s = sqrt(small) / SSML
  const m = sqrt(medium)
  if (m != m) return m
  const low = min(s, m)
  const high = max(s, m)
  const ratio = low / high
  return high * sqrt(1 + ratio * ratio)
}
