import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runHeddle } from '../support/heddle-process.ts'

const linux = process.platform === 'linux'

for (const [script, expected] of [
  ['exit 0', 0],
  ['exit 7', 7],
  ['kill -9 $$', 137],
  ['kill -15 $$', 143]
] as const) {
  test(`${script}: ${expected}`, { skip: !linux }, async () => {
    assert.equal((await runHeddle(['top', '--', 'sh', '-c', script])).code, expected)
  })
}

for (const [args, expected] of [
  [[], /give a command/],
  [['--pid', '1', '--', 'ls'], /give a command/],
  [['--pid', '4194305'], /there is no process 4194305/],
  [['--pid', 'node'], /expected a process number, got "node"/],
  [['--interval', '5', '--', 'ls'], /--interval: expected a time/],
  [['--interval', '1ms', '--', 'ls'], /100ms or more/],
  [['--', '/no/such/command'], /can not run "\/no\/such\/command": there is no such command/]
] as const) {
  test(`top ${args.join(' ')} is one line and exit code 2`, { skip: !linux }, async () => {
    const { code, stdout, stderr } = await runHeddle(['top', ...args])
    assert.equal(code, 2)
    assert.equal(stdout, '')
    assert.match(stderr, expected)
    assert.equal(stderr.trimEnd().split('\n').length, 1)
  })
}

test('where there is no /proc, one line says so', async () => {
  const fake = 'data:text/javascript,Object.defineProperty(process,"platform",{value:"darwin"})'
  const { code, stderr } = await runHeddle(['top', '--', 'ls'], { nodeArguments: ['--import', fake] })
  assert.equal(code, 2)
  assert.match(stderr, /^heddle: top reads Linux's \/proc, which darwin does not have.*\n$/)
})
