import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { runHeddle } from '../support/heddle-process.ts'

const linux = process.platform === 'linux'
/** A shell whose child writes its number and then sleeps: both must go. */
const script = `sh -c 'echo child $$; exec sleep 300'; true`

for (const [signal, exitCode] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129]
] as const) {
  test(`${signal} ends the command and its children: exit code ${exitCode}`, { skip: !linux }, async () => {
    let started = 0
    const { code } = await runHeddle(['top', '--', 'sh', '-c', script], {
      onErrorLine(line, top) {
        const number = /^child (\d+)$/.exec(line)
        if (number === null) return
        started = Number(number[1])
        top.kill(signal)
      }
    })
    assert.equal(code, exitCode)
    assert.ok(started > 0)
    await hasGone(started)
  })
}

test('a reader that goes away ends the command too', { skip: !linux }, async () => {
  let started = 0
  await runHeddle(['top', '--interval', '100ms', '--', 'sh', '-c', script], {
    onErrorLine(line, top) {
      started = Number(/^child (\d+)$/.exec(line)?.[1] ?? started)
      top.stdout?.destroy()
    }
  })
  assert.ok(started > 0)
  await hasGone(started)
})

/** Settles when it has: its last parent may be slow to notice. */
async function hasGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await setTimeout(20)
  }
}
