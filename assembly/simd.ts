/**
 * 128-bit vectors of T = f32 or f64, under one name for both precisions. Every function is inlined:
 * a kernel written with these has the same code as one written by hand for its type.
 */

/** Elements of T in one vector. */
// @ts-ignore: decorator
@inline
export function lanes<T>(): i32 {
  return 16 / <i32>sizeof<T>()
}

/** acc + a · b: one rounding (fused) where the build has relaxed SIMD, two otherwise. */
// @ts-ignore: decorator
@inline
export function fma<T>(a: v128, b: v128, acc: v128): v128 {
  if (RELAXED) return v128.relaxed_madd<T>(a, b, acc)
  return v128.add<T>(v128.mul<T>(a, b), acc)
}

/** acc - a · b, rounded as fma is. */
// @ts-ignore: decorator
@inline
export function fnma<T>(a: v128, b: v128, acc: v128): v128 {
  if (RELAXED) return v128.relaxed_nmadd<T>(a, b, acc)
  return v128.sub<T>(acc, v128.mul<T>(a, b))
}

// @ts-ignore: decorator
@inline
export function splat<T>(x: T): v128 {
  return v128.splat<T>(x)
}

// @ts-ignore: decorator
@inline
export function zero<T>(): v128 {
  return v128.splat<T>(<T>0)
}

/** Sum of the lanes, in a fixed order. */
// @ts-ignore: decorator
@inline
export function sum<T>(v: v128): T {
  if (sizeof<T>() == 8) return <T>(v128.extract_lane<T>(v, 0) + v128.extract_lane<T>(v, 1))
  return <T>(
    v128.extract_lane<T>(v, 0) + v128.extract_lane<T>(v, 2) + (v128.extract_lane<T>(v, 1) + v128.extract_lane<T>(v, 3))
  )
}

/** Address of element (i, j) of a column-major matrix with leading dimension ld. */
// @ts-ignore: decorator
@inline
export function at<T>(a: usize, i: i32, j: i32, ld: i32): usize {
  return a + ((<usize>i + <usize>j * <usize>ld) << alignof<T>())
}

/** Address of element i of a contiguous vector. */
// @ts-ignore: decorator
@inline
export function el<T>(x: usize, i: i32): usize {
  return x + (<usize>i << alignof<T>())
}
