import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runCommand } from '../../support/run-command.ts'
import { fixture } from './profile-script.ts'

for (const format of ['save', 'html', 'trace', 'speedscope', 'pprof', 'cpuprofile', 'collapsed', 'callgrind'])
  test(`--${format}`, async () => {
    const { status, stdout, stderr } = await runCommand([
      'profile',
      fixture('known-counts.ts'),
      `--${format}`,
      '/no/such/folder/profile'
    ])
    assert.equal(status, 2)
    assert.equal(stdout, '')
    assert.match(stderr, new RegExp(`^heddle: [^\\n]*/no/such/folder/profile[^\\n]*--${format}\\n$`))
  })
