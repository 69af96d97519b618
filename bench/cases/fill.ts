import { seeded } from '../statistics/seeded.ts'
import type { Operand } from './case.ts'

/** Numbers in [−½, ½), the same for the same seed. */
export function fill(operand: Operand, seed: number): Operand {
  const random = seeded(seed)
  const { data } = operand
  for (let i = 0; i < data.length; i++) data[i] = random() - 0.5
  return operand
}

/** A vector of +1 and −1 for probing a product: it meets every entry of a matrix at full weight. */
export function signs(n: number, seed: number): Float64Array {
  const random = seeded(seed)
  return Float64Array.from({ length: n }, () => (random() < 0.5 ? -1 : 1))
}

/** A random direction: a vector of length 1. */
export function randomUnit(n: number, seed: number): Float64Array {
  const random = seeded(seed)
  const x = Float64Array.from({ length: n }, () => random() - 0.5)
  const norm = Math.sqrt(x.reduce((sum, value) => sum + value * value, 0))
  return x.map((value) => value / norm)
}
