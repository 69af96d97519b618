import assert from 'node:assert/strict'
import test from 'node:test'
import { karpFlatt } from '../../../bench/statistics/karp-flatt.ts'
import { bestThreads, fitScaling } from '../../../bench/statistics/scaling-laws.ts'
import { seeded } from '../../../bench/statistics/seeded.ts'

const near = (got: number, expected: number, within: number) =>
  assert.ok(Math.abs(got - expected) <= within, `${got} is not ${expected} ± ${within}`)

const amdahl = (serial: number) => (p: number) => 80 * (serial + (1 - serial) / p)
const usl = (s: number, k: number) => (p: number) => (80 * (1 + s * (p - 1) + k * p * (p - 1))) / p
const counts = [1, 2, 4, 8, 16]
const at = (time: (p: number) => number, noise = () => 1) =>
  counts.map((threads) => ({ threads, time: time(threads) * noise() }))

test('Karp and Flatt: the serial fraction of a speed-up', () => {
  // Amdahl with a tenth serial on 4 threads: 1 / (0.1 + 0.9/4).
  near(karpFlatt(1 / 0.325, 4), 0.1, 1e-12)
  assert.equal(karpFlatt(4, 4), 0)
  assert.equal(karpFlatt(1, 4), 1)
})

for (const serial of [0, 0.05, 0.3, 1]) {
  test(`a serial part of ${serial} is recovered, exactly and through 2 % noise`, () => {
    const fit = fitScaling(at(amdahl(serial)))
    near(fit?.amdahl.serial as number, serial, 1e-9)
    near(fit?.usl.sigma as number, serial, 1e-9)
    near(fit?.usl.kappa as number, 0, 1e-9)
    near(fit?.amdahl.error as number, 0, 1e-9)
    const random = seeded(3)
    const noisy = fitScaling(at(amdahl(serial), () => 1 + 0.04 * (random() - 0.5)))
    near(noisy?.amdahl.serial as number, serial, 0.02)
  })
}

test('contention and coherency are told apart, and the best thread count predicted', () => {
  const fit = fitScaling(at(usl(0.02, 0.005)))
  near(fit?.usl.sigma as number, 0.02, 1e-9)
  near(fit?.usl.kappa as number, 0.005, 1e-9)
  // √(0.98/0.005) = 14.
  assert.equal(fit?.bestThreads, 14)
})

test('without coherency there is no best thread count, with nothing but serial work it is one', () => {
  assert.equal(fitScaling(at(amdahl(0.1)))?.bestThreads, null)
  assert.equal(bestThreads({ sigma: 1, kappa: 0 }), 1)
  assert.equal(bestThreads({ sigma: 0, kappa: 0.5 }), 1)
})

test('more than linear speed-up is no negative serial part', () => {
  assert.equal(fitScaling(at((p) => 80 / p ** 1.1))?.amdahl.serial, 0)
})

test('fewer than four thread counts are not fitted', () => {
  assert.equal(fitScaling(at(amdahl(0.1)).slice(0, 3)), undefined)
  assert.equal(fitScaling([...at(amdahl(0.1)).slice(0, 3), { threads: 4, time: 30 }]), undefined)
})
