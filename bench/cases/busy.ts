import type { Operation } from './case.ts'

/** Ten milliseconds or so on one thread: long beside a fork and join, short beside a change of clock. */
const STEPS = 8_000_000

/**
 * Work of which so many percent are serial, to try the harness itself on a machine: its `serial part` must come out
 * again.
 */
export const busy: Operation = {
  op: 'busy',
  dimensions: ['percent'],
  defaults: [[10], [25], [50]],
  makeCase: ([percent]) => ({
    op: 'busy',
    shape: [percent],
    dtype: 'f64',
    flops: 0,
    bytes: null,
    setup(team) {
      const serial = Math.round((STEPS * Math.min(percent, 100)) / 100)
      let done = Number.NaN
      return {
        async call() {
          done = (await team.probe?.busy(serial, STEPS)) ?? Number.NaN
        },
        residual: async () => Math.abs(done - STEPS),
        dispose() {}
      }
    }
  })
}
