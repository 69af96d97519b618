/**
 * The numbers of NumPy's `RandomState(seed).random_sample()`: the Mersenne Twister MT19937 of Matsumoto and
 * Nishimura (ACM TOMACS 8, 1998), seeded with their `init_genrand`, two 32-bit outputs to a double of 53 bits in
 * [0, 1). NumPy calls this its legacy generator and promises never to change the stream.
 */

import { ArgumentError } from './errors.ts'

const WORDS = 624
const MIDDLE = 397
const TWIST = 0x9908b0df
const HALF = WORDS / 2

/** A stream of numbers: each call gives the next. */
export type RandomSource = () => number

/** @param seed a whole number from 0 to 2³² − 1, as NumPy demands */
export function random(seed: number): RandomSource {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new ArgumentError(`random: seed must be a whole number from 0 to 4294967295, got ${String(seed)}`)
  }
  const state = seeded(seed)
  const block = new Float64Array(HALF)
  let next = HALF

  return () => {
    if (next === HALF) {
      twist(state)
      temper(state, block)
      next = 0
    }
    return block[next++]
  }
}

/** Knuth's multiplier 1812433253, as in `init_genrand`. */
function seeded(seed: number): Int32Array {
  const state = new Int32Array(WORDS)
  state[0] = seed
  for (let i = 1; i < WORDS; i++) {
    const previous = state[i - 1]
    state[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i
  }
  return state
}

/** Advances all 624 words. Three loops, so that no index needs a remainder. */
function twist(state: Int32Array): void {
  let i = 0
  for (; i < WORDS - MIDDLE; i++) state[i] = state[i + MIDDLE] ^ mixed(state[i], state[i + 1])
  for (; i < WORDS - 1; i++) state[i] = state[i + MIDDLE - WORDS] ^ mixed(state[i], state[i + 1])
  state[i] = state[MIDDLE - 1] ^ mixed(state[i], state[0])
}

/** The upper bit of one word with the lower 31 of the next, times the twist matrix. */
function mixed(upper: number, lower: number): number {
  const y = (upper & 0x80000000) | (lower & 0x7fffffff)
  return (y >>> 1) ^ (-(y & 1) & TWIST)
}

/** 27 bits of one word over 26 of the next, divided by 2⁵³: exact in double arithmetic. */
function temper(state: Int32Array, block: Float64Array): void {
  for (let i = 0; i < HALF; i++) {
    const high = tempered(state[2 * i]) >>> 5
    const low = tempered(state[2 * i + 1]) >>> 6
    block[i] = (high * 67108864 + low) / 9007199254740992
  }
}

function tempered(word: number): number {
  let y = word
  y ^= y >>> 11
  y ^= (y << 7) & 0x9d2c5680
  y ^= (y << 15) & 0xefc60000
  return y ^ (y >>> 18)
}
