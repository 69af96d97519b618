import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'

const library = JSON.stringify(new URL('../../src/index.ts', import.meta.url).href)

function run(body: string) {
  const script = `import { createTeam } from ${library}\n${body}`
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', timeout: 20_000 })
}

test('after a call without close() the process ends by itself with code 0', () => {
  const { status, stdout, stderr } = run(`
    const team = await createTeam({ threads: 2 })
    const x = team.vector(100).fill(1)
    console.log(await team.blas.ddot(100, x, 1, x, 1))`)
  assert.equal(stderr, '')
  assert.equal(stdout, '100\n')
  assert.equal(status, 0)
})

test('a process whose only work is a running call waits for it', () => {
  const { status, stdout } = run(`
    const team = await createTeam({ threads: 2 })
    const x = team.vector(5e6).fill(1)
    team.blas.ddot(5e6, x, 1, x, 1).then(console.log)`)
  assert.equal(stdout, '5000000\n')
  assert.equal(status, 0)
})
