import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachVariant, kernelTeam, seeded } from '../../support/kernel-team.ts'
import { Kernels } from '../reflectors.ts'

/** Checks H·(alpha, x) = (beta, 0) for x of n - 1 elements and the given size. */
async function check(kernels: Kernels, n: number, incx: number, size: number): Promise<void> {
  const random = seeded(n)
  const length = 1 + Math.max(0, n - 1) * Math.abs(incx)
  const x = kernels.matrix(length, 1, () => random() * size)
  const alpha = kernels.matrix(1, 1, () => random() * size)
  const old = x.read().data
  const oldAlpha = alpha.read().data[0]
  const tau = await kernels.team.call(`${kernels.letter}larfg`, n, alpha.address, x.address, incx)
  const v = x.read().data
  const beta = alpha.read().data[0]
  const what = `n ${n}, stride ${incx}, size ${size}`
  let vv = 1
  let along = oldAlpha / size
  let norm = (oldAlpha / size) ** 2
  for (let i = 0; i < n - 1; i++) {
    const at = incx > 0 ? i * incx : (i - n + 2) * incx
    vv += v[at] ** 2
    along += v[at] * (old[at] / size)
    norm += (old[at] / size) ** 2
  }
  norm = Math.sqrt(norm)
  const tolerance = 10 * n * kernels.eps + (size < 1e-30 ? 1e-6 * Number(kernels.letter === 's') : 0)
  assert.ok(Math.abs(tau * vv - 2) <= tolerance, `${what}: H is orthogonal: tau·vᵀv = ${tau * vv}`)
  assert.ok(tau >= 1 - tolerance && tau <= 2 + tolerance, `${what}: tau = ${tau}`)
  // A beta among the denormals has but their absolute precision.
  const grain = (kernels.letter === 'd' ? 5e-324 : 1.4e-45) / size
  assert.ok(
    Math.abs(Math.abs(beta / size) - norm) <= tolerance * norm + grain,
    `${what}: |beta| = ${beta / size}, norm ${norm}`
  )
  for (let i = 0; i < n - 1; i++) {
    const at = incx > 0 ? i * incx : (i - n + 2) * incx
    const rest = old[at] / size - tau * along * v[at]
    assert.ok(Math.abs(rest) <= tolerance * norm, `${what}: element ${i} of H·x is ${rest}`)
  }
}

for (const variant of eachVariant())
  test(`${variant}: lengths, strides, tiny and huge elements`, async () => {
    await using team = await kernelTeam({ variant })
    for (const [kernels, sizes] of [
      [new Kernels(team, 'd'), [1, 1e-160, 1e-295, 1e-305, 1e150, 1e300]] as const,
      [new Kernels(team, 's'), [1, 1e-25, 1e-33, 1e-36, 1e20, 1e36]] as const
    ])
      for (const n of [2, 3, 8, 17, 100])
        for (const incx of [1, 3, -2]) for (const size of sizes) await check(kernels, n, incx, size)
  })

test('a zero vector, and none, give tau = 0 and change nothing', async () => {
  await using team = await kernelTeam()
  const kernels = new Kernels(team, 'd')
  for (const n of [0, 1, 5]) {
    const x = kernels.matrix(4, 1, () => 0)
    const alpha = kernels.matrix(1, 1, () => -3)
    assert.equal(await team.call('dlarfg', n, alpha.address, x.address, 1), 0)
    assert.equal(alpha.read().data[0], -3)
    assert.deepEqual([...x.read().data], [0, 0, 0, 0])
  }
})

test('NaN comes out as NaN', async () => {
  await using team = await kernelTeam()
  const kernels = new Kernels(team, 'd')
  const x = kernels.matrix(4, 1, () => Number.NaN)
  const alpha = kernels.matrix(1, 1, () => 1)
  assert.ok(Number.isNaN(await team.call('dlarfg', 5, alpha.address, x.address, 1)))
})
