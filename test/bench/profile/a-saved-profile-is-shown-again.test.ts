import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { runCommand } from '../../support/run-command.ts'
import { fixture } from './profile-script.ts'

const folder = mkdtempSync(join(tmpdir(), 'heddle-test-'))
after(() => rmSync(folder, { recursive: true }))

test('as it was, with other rows, in another grouping', async () => {
  const saved = join(folder, 'p.json')
  const first = await runCommand(['profile', fixture('known-counts.ts'), '--save', saved])
  assert.equal(first.status, 0, first.stderr)
  assert.match(first.stdout, /^done \n/)
  assert.match(first.stdout, /^main +add +1005 /m)
  assert.match(first.stdout, /Profiling took .* which is taken off above/)
  const again = await runCommand(['profile', saved])
  assert.equal(`done \n${again.stdout}`, first.stdout)
  const matched = await runCommand(['profile', saved, '--match', 'fib', '--by', 'function'])
  assert.match(matched.stdout, /^3 threads +fib +929\/3 /m)
  assert.doesNotMatch(matched.stdout, /naps/)
  const threads = await runCommand(['profile', saved, '--by', 'thread'])
  assert.doesNotMatch(threads.stdout, /fib +\d/)
  assert.match(threads.stdout, /^main +\d+/m)
})

test('what is no profile, no script, or no option is one line and exit code 2', async () => {
  const other = join(folder, 'other.json')
  writeFileSync(other, '{"schema":"else"}')
  for (const args of [[other], [join(folder, 'gone.js')], [fixture('known-counts.ts'), '--by', 'moon']]) {
    const { status, stderr, stdout } = await runCommand(['profile', ...args])
    assert.equal(status, 2)
    assert.equal(stdout, '')
    assert.match(stderr, /^heddle: [^\n]+\n$/)
  }
})
