/**
 * A small seeded source of uniform numbers in [0, 1): resampling must give the same interval each time the same
 * samples are read. Weyl sequence with a 32-bit finaliser (splitmix32, after Steele, Lea and Flood, OOPSLA 2014).
 */
export function seeded(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let z = state ^ (state >>> 16)
    z = Math.imul(z, 0x21f0aaad)
    z ^= z >>> 15
    z = Math.imul(z, 0x735a2d97)
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32
  }
}
