import assert from 'node:assert/strict'
import { test } from 'node:test'
import { residualsOf } from '../../../bench/check/residuals.ts'
import { createTeam, random } from '../../../src/index.ts'
import { runCommand } from '../../support/run-command.ts'

for (const [signal, code] of [['SIGINT', 130] as const, ['SIGTERM', 143] as const])
  test(`${signal}: one line, exit code ${code}`, async () => {
    const { status, stdout, stderr } = await runCommand(['check', '--size', '6000x6000'], { signal })
    assert.equal(status, code)
    assert.equal(stdout, '')
    assert.match(stderr, /stopped before it was done; nothing was written/)
  })

test('it reaches the residuals too', async () => {
  await using team = await createTeam({ threads: 1 })
  const a = team.matrix(20, 10).fill(random(0))
  await assert.rejects(residualsOf(team, a, await team.svd(a), AbortSignal.abort()), { name: 'AbortError' })
})
