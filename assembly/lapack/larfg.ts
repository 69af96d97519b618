/**
 * larfg: the elementary reflector H = I - tau·v·vᵀ, v(0) = 1, for which H·(alpha, x) = (beta, 0). LAPACK dlarfg.
 *
 * alpha: one element, becomes beta. x: n - 1 elements of any stride but 0 (a negative one starts at the far end),
 * becomes the rest of v. tau = 0 (H = I) when x is zero; else 1 ≤ tau ≤ 2. 4 flops an element.
 * NaN in, NaN out; never hangs. Scalars are computed in f64 for both precisions.
 */
import { start } from '../blas1/dot'
import { nrm2Local } from '../blas1/nrm2'
import { scalContiguous, scalStrided } from '../blas1/scal'

/**
 * A smaller beta has lost digits to underflow (LAPACK's safmin / eps): alpha and x are first divided by it.
 * Once is enough in IEEE arithmetic, where even the smallest denormal becomes larger than this; LAPACK loops.
 */
// @ts-ignore: decorator
@inline
export function smallestBeta<T>(): f64 {
  return sizeof<T>() == 8 ? 2.004168360008973e-292 : 1.9721522630525295e-31
}

/** beta of a column whose first element is alpha and whose others have the norm xnorm; no overflow on the way. */
export function reflected(alpha: f64, xnorm: f64): f64 {
  const high = max(abs(alpha), xnorm)
  const low = min(abs(alpha), xnorm)
  const ratio = low / high
  return -copysign(high * sqrt(1 + ratio * ratio), alpha)
}

/** One rank (the export: a team of one). Returns tau. */
export function larfg<T>(n: i32, alphaAddress: usize, x: usize, incx: i32): T {
  if (n <= 1) return 0
  const first = start<T>(n - 1, x, incx)
  let xnorm = nrm2Local<T>(n - 1, first, incx)
  if (xnorm == 0) return 0
  let alpha = <f64>load<T>(alphaAddress)
  let beta = reflected(alpha, xnorm)
  let unscale: f64 = 1
  if (abs(beta) < smallestBeta<T>()) {
    unscale = smallestBeta<T>()
    scale<T>(n - 1, 1 / unscale, first, incx)
    alpha /= unscale
    xnorm = nrm2Local<T>(n - 1, first, incx)
    beta = reflected(alpha, xnorm)
  }
  scale<T>(n - 1, 1 / (alpha - beta), first, incx)
  const tau = (beta - alpha) / beta
  store<T>(alphaAddress, <T>(beta * unscale))
  return <T>tau
}

/** x := factor·x; the address is that of the first element visited. */
// @ts-ignore: decorator
@inline
function scale<T>(n: i32, factor: f64, x: usize, incx: i32): void {
  if (incx == 1) scalContiguous<T>(n, <T>factor, x)
  else scalStrided<T>(n, <T>factor, x, incx)
}
