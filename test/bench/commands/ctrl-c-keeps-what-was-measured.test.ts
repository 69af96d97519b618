import assert from 'node:assert/strict'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { readResult } from '../../../bench/result/read-result.ts'
import { runBench } from '../support/bench-process.ts'

for (const [signal, exitCode] of [
  ['SIGINT', 130],
  ['SIGTERM', 143]
] as const) {
  test(`${signal} ends the run with exit code ${exitCode} and keeps what was measured`, async () => {
    const json = join(await mkdtemp(join(tmpdir(), 'heddle-bench-')), 'run.json')
    const options = { ops: 'ddot', sizes: '1000,1001,4000000', threads: '1,2', budget: '1h', json }
    // The third case's budget is many minutes: the run is in the middle of it, or of setting it up.
    const { code, stdout } = await runBench(options, (line, child) => {
      if (line.startsWith('3/3')) setTimeout(() => child.kill(signal), 200)
    })
    assert.equal(code, exitCode)
    assert.match(stdout, /Stopped early/)
    const { partial, results } = await readResult(json)
    assert.equal(partial, true)
    assert.deepEqual(
      results.slice(0, 4).map(({ id }) => id.split('/').slice(0, 2).join('/')),
      ['ddot/1000', 'ddot/1000', 'ddot/1001', 'ddot/1001']
    )
  })
}
