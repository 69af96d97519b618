/** Numbers in [−1, 1) from a seed: the same on every machine (Numerical Recipes' 32-bit LCG). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  }
}
