/**
 * How many ranks of a team a problem is worth: the host starts a region on no more, and the others sleep on.
 * A rank that gets too little to do costs its waking and makes every barrier longer.
 */
import { GEMM_SOLO, GESDD_COLUMNS, LEVEL1_GRAIN } from './params'

/** Level 1 and 2: n elements are read once. */
export function sweepRanks(n: f64, size: i32): i32 {
  return worth(n / LEVEL1_GRAIN, size)
}

export function gemmRanks(m: i32, n: i32, k: i32, size: i32): i32 {
  return worth((<f64>m * <f64>n * <f64>k) / GEMM_SOLO, size)
}

export function gesddRanks(m: i32, n: i32, size: i32): i32 {
  return worth(<f64>min(m, n) / GESDD_COLUMNS, size)
}

/** At least 1, at most size; `shares` whole ones in between. */
function worth(shares: f64, size: i32): i32 {
  return <i32>max<f64>(1, min<f64>(<f64>size, Math.floor(shares)))
}
