import assert from 'node:assert/strict'
import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import test from 'node:test'
import { progressOn } from '../../../bench/runner/progress.ts'

/** What a spinner needs of a terminal. */
class Terminal extends PassThrough {
  readonly isTTY = true
  readonly columns = 80
  cursorTo(): void {}
  moveCursor(): void {}
  clearLine(): void {}
}

const colour = '\u001b[36m'

async function spin(environment: Record<string, string>): Promise<string> {
  // Ora spins in no CI; chalk would see no colours in a pipe.
  delete process.env.CI
  Object.assign(process.env, { TERM: 'xterm', FORCE_COLOR: '1', NO_COLOR: '', ...environment })
  const terminal = new Terminal()
  const progress = await progressOn(terminal as unknown as NodeJS.WriteStream)
  let sent = ''
  terminal.on('data', (chunk) => {
    sent += chunk
  })
  progress.say('measuring')
  while (!sent.includes('measuring')) await once(terminal, 'data')
  progress.stop()
  return sent
}

test('in colours', async () => assert.ok((await spin({})).includes(colour)))

test('with NO_COLOR it spins without', async () => {
  const sent = await spin({ NO_COLOR: '1' })
  assert.match(sent, /⠋ measuring/)
  assert.ok(!sent.includes(colour))
})
