import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runCommand } from '../../support/run-command.ts'

for (const [signal, code] of [['SIGINT', 130] as const, ['SIGTERM', 143] as const])
  test(`${signal}: one line, exit code ${code}`, async () => {
    const { status, stdout, stderr } = await runCommand(['check', '--size', '6000x6000'], {
      kill: { after: 3000, signal }
    })
    assert.equal(status, code)
    assert.equal(stdout, '')
    assert.match(stderr, /stopped before the SVD was done/)
  })
