import assert from 'node:assert/strict'
import test from 'node:test'
import { random } from '../../src/random.ts'

for (const seed of [-1, 0.5, 2 ** 32, Number.NaN, Number.POSITIVE_INFINITY, '0' as unknown as number]) {
  test(`random(${typeof seed === 'string' ? 'a string' : seed}) is an ArgumentError that names the limits and the value`, () => {
    assert.throws(() => random(seed), {
      name: 'ArgumentError',
      message: `random: seed must be a whole number from 0 to 4294967295, got ${seed}`
    })
  })
}

test('two streams of one seed do not disturb each other', () => {
  const one = random(7)
  const other = random(7)
  for (let i = 0; i < 700; i++) one()
  const again = random(7)
  for (let i = 0; i < 700; i++) assert.equal(other(), again())
})
