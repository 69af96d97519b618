import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { random } from '../../src/random.ts'

interface Oracle {
  seed: number
  rows: number
  cols: number
  a_first: number[]
  a_last: number
}

const fixture = (name: string) => JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'))
const oracles: Oracle[] = [...fixture('svd-random-small.json').cases, fixture('svd-4096x2048.json')]

for (const { seed, rows, cols, a_first, a_last } of oracles) {
  test(`the ${rows}x${cols} matrix of seed ${seed} begins and ends as NumPy's, bit for bit`, () => {
    const next = random(seed)
    const first = Array.from({ length: a_first.length }, next)
    let last = first[first.length - 1]
    for (let i = first.length; i < rows * cols; i++) last = next()
    assert.deepEqual(first, a_first)
    assert.equal(last, a_last)
  })
}

// np.random.RandomState(seed).random_sample(1000)[[0, 311, 312, 999]], NumPy 1.24.2: both sides of a block's edge.
const samples: Record<number, number[]> = {
  1: [0.417022004702574, 0.9096355249515571, 0.2571182937821962, 0.7744772660150796],
  42: [0.3745401188473625, 0.07845638134226596, 0.02535074341545751, 0.44600577295795574],
  4294967295: [0.0976320289940138, 0.2845819535787153, 0.89887815082878, 0.556626859384112]
}

for (const [seed, expected] of Object.entries(samples)) {
  test(`seed ${seed} gives NumPy's numbers across the generator's blocks`, () => {
    const next = random(Number(seed))
    const all = Array.from({ length: 1000 }, next)
    assert.deepEqual([all[0], all[311], all[312], all[999]], expected)
  })
}
