import { test } from 'node:test'
import { seeded } from '../../support/kernel-team.ts'
import { applyNaively, assertRatio, type Dense, dense, distance, everyKernels, norm1 } from '../reflectors.ts'

const shapes = [
  [1, 1],
  [1, 6],
  [6, 1],
  [3, 3],
  [9, 8],
  [17, 33],
  [40, 30],
  [64, 64],
  [65, 65],
  [70, 150],
  [150, 130],
  [800, 67]
]

function upper(a: Dense): Dense {
  return dense(a.rows, a.columns, (i, j) => (i > j ? 0 : a.data[j * a.rows + i]))
}

test('Q·R is A, and Q is orthogonal', async () => {
  const random = seeded(11)
  for await (const kernels of everyKernels())
    for (const [m, n] of shapes) {
      const { a, tau, before } = await kernels.factored(m, n, random)
      const after = a.read()
      const k = Math.min(m, n)
      const product = applyNaively(after, tau.read().data, k, upper(after), false)
      const what = `${kernels.letter}geqrf ${m} × ${n}, ${kernels.team.threads} threads`
      assertRatio(distance(product, before), norm1(before) * Math.max(m, n) * kernels.eps, what)
      // Every reflector is orthogonal: tau·vᵀv = 2.
      for (let j = 0; j < k; j++) {
        let vv = 1
        for (let i = j + 1; i < m; i++) vv += after.data[j * m + i] ** 2
        const t = tau.read().data[j]
        if (t !== 0) assertRatio(Math.abs(t * vv - 2), m * kernels.eps, `${what}, reflector ${j}`)
      }
    }
})

test('empty matrices are no work', async () => {
  for await (const kernels of everyKernels([2])) {
    await kernels.factored(0, 5, () => 1)
    await kernels.factored(5, 0, () => 1)
  }
})
