import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kernelTeam, seeded } from '../../support/kernel-team.ts'

type Problem = readonly [d: number[], z: number[]]
const random = seeded(11)
const u = () => (random() + 1) / 2

/** Poles from gaps; the first pole is 0. */
const problems: Record<string, (k: number) => Problem> = {
  random: (k) => [poles(k, () => u() + 1e-3), fill(k, () => random())],
  'weights from 1e-15 to 1': (k) => [poles(k, u), fill(k, () => random() * 10 ** (-15 * u()))],
  'poles 1e-14 apart': (k) => [poles(k, (i) => (i === 1 ? 1 : 1e-14)), fill(k, () => random())],
  'pairs of poles': (k) => [poles(k, (i) => (i % 2 ? 1 : 1e-13)), fill(k, () => random() * 10 ** (-8 * u()))],
  'first pole alone matters': (k) => [poles(k, u), fill(k, (i) => (i === 0 ? 1 : 1e-14))],
  'last pole alone matters': (k) => [poles(k, u), fill(k, (i) => (i === k - 1 ? 1 : 1e-14))],
  'all weights tiny': (k) => [poles(k, u), fill(k, () => 1e-15 * (u() + 0.5))],
  'small poles below large weights': (k) => [poles(k, () => 1e-12 * (u() + 0.1)), fill(k, () => u() + 0.1)]
}

function fill(k: number, entry: (i: number) => number): number[] {
  return Array.from({ length: k }, (_, i) => entry(i) || 1)
}

function poles(k: number, gap: (i: number) => number): number[] {
  const d = [0]
  for (let i = 1; i < k; i++) d.push(d[i - 1] + gap(i) + 1e-15)
  return d
}

for (const [name, problem] of Object.entries(problems))
  test(name, async () => {
    await using team = await kernelTeam()
    for (const k of [1, 2, 3, 4, 7, 20, 101]) {
      const [d, z] = problem(k)
      const address = team.alloc(8 * (2 * k + 3))
      team.f64(address, k).set(d)
      team.f64(address + 8 * k, k).set(z)
      const norm = z.reduce((sum, x) => sum + x * x, 0)
      const out = address + 16 * k
      for (let i = 0; i < k; i++) {
        await team.call('dlasd4', k, i, address, address + 8 * k, norm, out, out + 8, out + 16)
        const [sigma, origin, offset] = team.f64(out, 3)
        assert.equal(sigma, origin + offset)
        assert.ok(sigma >= d[i] && (i === k - 1 || sigma <= d[i + 1]), `k ${k}, root ${i} is between its poles`)
        assert.notEqual(offset, 0)
        // The equation's residual against the rounding of its terms and of the offset itself.
        let [w, terms, slope] = [1, 1, 0]
        for (let j = 0; j < k; j++) {
          const delta = (d[j] - origin - offset) * (d[j] + origin + offset)
          w += (z[j] * z[j]) / delta
          terms += Math.abs((z[j] * z[j]) / delta)
          slope += (z[j] / delta) ** 2
        }
        const rounding = 2 ** -52 * ((8 + k / 4) * terms + 2 * Math.abs(offset * (2 * origin + offset)) * slope)
        assert.ok(Math.abs(w) <= rounding, `k ${k}, root ${i}: ${w} is more than ${rounding}`)
      }
      team.free(address)
    }
  })
