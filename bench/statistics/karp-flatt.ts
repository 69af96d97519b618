/**
 * The serial fraction that a speed-up on p threads amounts to (Karp and Flatt, "Measuring parallel processor
 * performance", CACM 33, 1990): (1/S − 1/p) / (1 − 1/p). One that grows with p is overhead, not serial work; below 0,
 * the speed-up is more than p. NaN for one thread.
 */
export function karpFlatt(speedup: number, threads: number): number {
  return (1 / speedup - 1 / threads) / (1 - 1 / threads)
}
