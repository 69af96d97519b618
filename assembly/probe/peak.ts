/**
 * peak: multiply-adds in registers and nothing else, the rate that no kernel of this build can pass.
 *
 * Twelve independent chains, more than any core needs to hide the latency (fused: 2 ports × 4 cycles; multiply,
 * then add: 6 to 8 cycles), few enough to stay in 15 registers. In `wide` a chain is a pair of vectors that V8
 * fuses into one of 256 bits: it does so for pairs stored side by side, at constant offsets from one address.
 */
import { SCRATCH } from '../abi'
import { fma, lanes, splat, sum, zero } from '../simd'
import { ownSlot } from '../team'

/** Vectors that one iteration works on. */
const CHAINS = 12
const VECTORS = (CHAINS * TILE_VECTORS) / 2

/** Flops of `peak<T>(iterations)` on one rank. */
export function peakFlops<T>(iterations: i32): f64 {
  return 2.0 * <f64>iterations * <f64>(VECTORS * lanes<T>())
}

/** Every rank on its own, no barrier. What it returns only keeps the work from being dropped. */
export function peak<T>(iterations: i32): f64 {
  chain<T>(iterations, <T>1 / <T>(iterations + 1))
  let total: f64 = 0
  const kept = ownSlot() + SCRATCH
  for (let k = 0; k < VECTORS; k++) total += <f64>sum<T>(v128.load(kept + <usize>(k << 4)))
  return total
}

/** One link of a chain: what goes round is an addend where the build fuses, and a factor where it can not be told apart. */
// @ts-ignore: decorator
@inline
function link<T>(x: v128, a: v128, b: v128): v128 {
  if (RELAXED) return fma<T>(a, b, x)
  return v128.add<T>(v128.mul<T>(x, a), b)
}

/** `small` is no constant, since V8 makes a constant anew for every use; and no vector: as parameters those crash its fusing. */
function chain<T>(iterations: i32, small: T): void {
  const a = splat<T>(small), b = splat<T>(small * small)
  let s0 = zero<T>(), s1 = zero<T>(), s2 = zero<T>(), s3 = zero<T>()
  let s4 = zero<T>(), s5 = zero<T>(), s6 = zero<T>(), s7 = zero<T>()
  let s8 = zero<T>(), s9 = zero<T>(), s10 = zero<T>(), s11 = zero<T>()
  let s12 = zero<T>(), s13 = zero<T>(), s14 = zero<T>(), s15 = zero<T>()
  let s16 = zero<T>(), s17 = zero<T>(), s18 = zero<T>(), s19 = zero<T>()
  let s20 = zero<T>(), s21 = zero<T>(), s22 = zero<T>(), s23 = zero<T>()
  for (let i = 0; i < iterations; i++) {
    s0 = link<T>(s0, a, b)
    s1 = link<T>(s1, a, b)
    s2 = link<T>(s2, a, b)
    s3 = link<T>(s3, a, b)
    s4 = link<T>(s4, a, b)
    s5 = link<T>(s5, a, b)
    s6 = link<T>(s6, a, b)
    s7 = link<T>(s7, a, b)
    s8 = link<T>(s8, a, b)
    s9 = link<T>(s9, a, b)
    s10 = link<T>(s10, a, b)
    s11 = link<T>(s11, a, b)
    if (TILE_VECTORS == 4) {
      s12 = link<T>(s12, a, b)
      s13 = link<T>(s13, a, b)
      s14 = link<T>(s14, a, b)
      s15 = link<T>(s15, a, b)
      s16 = link<T>(s16, a, b)
      s17 = link<T>(s17, a, b)
      s18 = link<T>(s18, a, b)
      s19 = link<T>(s19, a, b)
      s20 = link<T>(s20, a, b)
      s21 = link<T>(s21, a, b)
      s22 = link<T>(s22, a, b)
      s23 = link<T>(s23, a, b)
    }
  }
  const kept = ownSlot() + SCRATCH
  v128.store(kept, s0, 0)
  v128.store(kept, s1, 16)
  v128.store(kept, s2, 32)
  v128.store(kept, s3, 48)
  v128.store(kept, s4, 64)
  v128.store(kept, s5, 80)
  v128.store(kept, s6, 96)
  v128.store(kept, s7, 112)
  v128.store(kept, s8, 128)
  v128.store(kept, s9, 144)
  v128.store(kept, s10, 160)
  v128.store(kept, s11, 176)
  v128.store(kept, s12, 192)
  v128.store(kept, s13, 208)
  v128.store(kept, s14, 224)
  v128.store(kept, s15, 240)
  v128.store(kept, s16, 256)
  v128.store(kept, s17, 272)
  v128.store(kept, s18, 288)
  v128.store(kept, s19, 304)
  v128.store(kept, s20, 320)
  v128.store(kept, s21, 336)
  v128.store(kept, s22, 352)
  v128.store(kept, s23, 368)
}
