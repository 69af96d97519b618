import { test } from 'node:test'
import { seeded } from '../../support/kernel-team.ts'
import { applyNaively, assertRatio, type Dense, dense, distance, everyKernels } from '../reflectors.ts'

const shapes = [
  [1, 1, 1],
  [4, 4, 0],
  [6, 3, 3],
  [6, 6, 2],
  [40, 33, 20],
  [90, 90, 90],
  [200, 170, 165],
  [130, 120, 60]
]

function gram(q: Dense): Dense {
  return dense(q.columns, q.columns, (i, j) => {
    let sum = 0
    for (let l = 0; l < q.rows; l++) sum += q.data[i * q.rows + l] * q.data[j * q.rows + l]
    return sum
  })
}

test('the first n columns of Q, orthonormal; columns beyond the k-th and R are not read', async () => {
  const random = seeded(17)
  for await (const kernels of everyKernels())
    for (const [m, n, k] of shapes) {
      const { a, tau } = await kernels.factored(m, k, random)
      const reflectors = a.read()
      const q = kernels.matrix(m, n, (i, j) => (j < k && i > j ? reflectors.data[j * m + i] : Number.NaN), 2)
      await kernels.run('orgqr', [m, n, k, kernels.team.threads], [m, n, k, q.address, q.ld, tau.address])
      const identity = dense(m, n, (i, j) => Number(i === j))
      const what = `${kernels.letter}, ${kernels.team.threads} threads, ${m} × ${n}, k ${k}`
      assertRatio(
        distance(q.read(), applyNaively(reflectors, tau.read().data, k, identity, false)),
        m * kernels.eps,
        what
      )
      assertRatio(
        distance(
          gram(q.read()),
          dense(n, n, (i, j) => Number(i === j))
        ),
        m * kernels.eps,
        `${what}, orthogonality`
      )
    }
})
