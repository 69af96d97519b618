import { test } from 'node:test'
import { seeded } from '../../support/kernel-team.ts'
import { applyNaively, assertRatio, type Dense, dense, distance, everyKernels, transpose } from '../reflectors.ts'

function multiply(a: Dense, b: Dense): Dense {
  return dense(a.rows, b.columns, (i, j) => {
    let sum = 0
    for (let l = 0; l < a.columns; l++) sum += a.data[l * a.rows + i] * b.data[j * b.rows + l]
    return sum
  })
}

test('I - V·T·Vᵀ is the product, for reflectors in columns and in rows; T is zero below its diagonal', async () => {
  const random = seeded(3)
  for await (const kernels of everyKernels([1, 3]))
    for (const [n, k] of [
      [1, 1],
      [5, 1],
      [8, 8],
      [20, 7],
      [70, 33]
    ])
      for (const byRows of [0, 1]) {
        const { a, tau } = await kernels.factored(n, k, random)
        const reflectors = a.read()
        const stored = transpose(reflectors)
        const v = byRows ? kernels.matrix(k, n, (i, j) => stored.data[j * k + i], 2) : a
        const t = kernels.matrix(k, k, () => Number.NaN, 1)
        await kernels.run('larft', [n, k], [byRows, n, k, v.address, v.ld, tau.address, t.address, t.ld])
        const unit = dense(n, k, (i, j) => (i < j ? 0 : i === j ? 1 : reflectors.data[j * n + i]))
        const identity = dense(n, n, (i, j) => Number(i === j))
        const vtv = multiply(multiply(unit, t.read()), transpose(unit))
        const product = dense(n, n, (i, j) => Number(i === j) - vtv.data[j * n + i])
        const expected = applyNaively(reflectors, tau.read().data, k, identity, false)
        assertRatio(distance(product, expected), n * kernels.eps, `${kernels.letter} ${n} × ${k}, byRows ${byRows}`)
        for (let j = 0; j < k; j++)
          for (let i = j + 1; i < k; i++) if (t.read().data[j * k + i] !== 0) throw new Error('T is not triangular')
      }
})
