import type { Operation } from './case.ts'

/** An empty region: what it costs to wake every rank and to hear that all are done. It computes nothing, so it can not be wrong. */
export const forkJoin: Operation = {
  op: 'forkjoin',
  dimensions: ['regions'],
  defaults: [[1]],
  makeCase: ([regions]) => ({
    op: 'forkjoin',
    shape: [regions],
    dtype: 'f64',
    flops: 0,
    bytes: null,
    setup: (team) => ({
      async call() {
        for (let i = 0; i < regions; i++) await team.nothing()
      },
      residual: async () => 0,
      dispose() {}
    })
  })
}
