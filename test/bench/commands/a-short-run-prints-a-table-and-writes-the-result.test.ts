import assert from 'node:assert/strict'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { readResult } from '../../../bench/result/read-result.ts'
import { runBench } from '../support/bench-process.ts'

test('a short run prints a table, writes the result and exits 0', async () => {
  const json = join(await mkdtemp(join(tmpdir(), 'heddle-bench-')), 'run.json')
  const options = { ops: 'ddot,sdot', sizes: '1000', threads: '1,2,3', budget: '500ms', json }
  const { code, stdout, stderr } = await runBench(options)
  assert.equal(code, 0, stderr)
  assert.equal(stdout.match(/^[ds]dot +1000 .*PASSED$/gm)?.length, 6, stdout)
  assert.doesNotMatch(stdout, /\p{Cc}(?<!\n)/u, 'no colours outside a terminal')
  assert.match(stderr, /^1\/2 ddot 1000$/m)

  const run = await readResult(json)
  assert.equal(run.partial, false)
  assert.deepEqual(run.options.threads, [1, 2, 3])
  assert.equal(run.results.length, 6)
  assert.match(run.engine.variants[run.options.variants[0]].sha256 as string, /^[0-9a-f]{64}$/)
  for (const result of run.results) {
    assert.ok(result.passed && result.samples.length > 0)
    assert.equal(result.oversubscribed, result.threads > run.machine.cores.usable)
    assert.ok(result.wall.ciLow <= result.wall.median && result.wall.median <= result.wall.ciHigh)
    assert.ok((result.cpu?.median as number) > 0)
  }
})
