import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type EngineFeatures, engineFeatures } from '../../src/engine/features.ts'
import { chooseVariant } from '../../src/engine/variants.ts'
import { EngineError, tuneEngine } from '../../src/index.ts'

const all: EngineFeatures = { simd: true, relaxedSimd: true, sharedMemory: true, workers: true, waitAsync: true }

test('this engine has all that Heddle needs', () => {
  const { relaxedSimd: _, ...needed } = engineFeatures()
  assert.ok(Object.values(needed).every(Boolean))
})

for (const name of ['simd', 'sharedMemory', 'workers', 'waitAsync'] as const)
  test(`without ${name}: EngineError that names it`, () => {
    assert.throws(
      () => chooseVariant('auto', { ...all, [name]: false }),
      (error) => error instanceof EngineError && error.message.includes(name)
    )
  })

test('auto is fma where the engine has relaxed SIMD, else simd; asking for more is refused', () => {
  assert.equal(chooseVariant('auto', all).variant, 'fma')
  const without = { ...all, relaxedSimd: false }
  assert.equal(chooseVariant('auto', without).variant, 'simd')
  assert.throws(() => chooseVariant('fma', without), EngineError)
})

test('wide is there only for a process that has allowed it', () => {
  assert.throws(() => chooseVariant('wide', all), /tuneEngine\(\{ wide: true \}\)/)
  tuneEngine({ wide: true })
  assert.equal(chooseVariant('wide', all).variant, 'wide')
  assert.equal(chooseVariant('auto', all).variant, 'fma', 'never chosen silently')
})
