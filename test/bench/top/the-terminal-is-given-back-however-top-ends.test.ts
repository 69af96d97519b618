import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { inTerminal, scriptVersion } from './support/pseudo-terminal.ts'

const skip = process.platform !== 'linux' || scriptVersion()?.includes('util-linux') !== true

const cli = fileURLToPath(new URL('../../../bench/cli.ts', import.meta.url))
const top = `'${process.execPath}' '${cli}' top --interval 200ms`
/** Tells how top ended and how the terminal was left. */
const afterwards = 'echo "code $?"; stty -a | tr " " "\\n" | grep -E "^-?(icanon|echo|isig);?$" | tr "\\n" " "'
const endless = `-- '${process.execPath}' -e 'console.log("said"); setInterval(() => {}, 1000)'`

const entered = '\x1b[?1049h\x1b[?25l\x1b[?7l'
const left = '\x1b[?7h\x1b[?25h\x1b[?1049l'

/** What came after the screen was left; it must have been entered and left once. */
function afterScreen(sent: string): string {
  assert.equal(sent.split(entered).length, 2)
  assert.equal(sent.split(left).length, 2)
  const [before, after] = sent.split(left)
  assert.ok(before.includes(entered))
  return after
}

function assertGivenBack(sent: string, code: number): string {
  const after = afterScreen(sent)
  assert.match(after, new RegExp(`code ${code}\\r\\n`))
  assert.match(after, /isig icanon echo /)
  return after
}

for (const [what, keys, code] of [
  ['q', 'q', 0],
  ['Ctrl-C', '\x03', 130]
] as const) {
  test(`${what}: exit code ${code}, and the command's output is there`, { skip }, async () => {
    const sent = await inTerminal(`${top} ${endless}; ${afterwards}`, [{ after: /> said/, keys }])
    assert.match(assertGivenBack(sent, code), /said\r\n/)
  })
}

test("the command's end: its exit code", { skip }, async () => {
  const command = `-- '${process.execPath}' -e 'setTimeout(() => process.exit(5), 1000)'`
  assertGivenBack(await inTerminal(`${top} ${command}; ${afterwards}`, []), 5)
})

test('a signal: 143', { skip }, async () => {
  // The watched command ends the one that watches it.
  const killer = `-- sh -c 'sleep 1; kill -TERM $PPID; sleep 10'`
  assertGivenBack(await inTerminal(`${top} ${killer}; ${afterwards}`, []), 143)
})

test('a fault of our own', { skip }, async () => {
  const fault = 'data:text/javascript,setTimeout(()=>{throw new Error("fault")},2000)'
  const faulty = top.replace(' ', ` --import '${fault}' `)
  const sent = await inTerminal(`${faulty} ${endless}; ${afterwards}`, [])
  assert.match(afterScreen(sent), /isig icanon echo /)
})

test('1 folds the cores and unfolds them', { skip }, async () => {
  const sent = await inTerminal(`${top} ${endless}; ${afterwards}`, [
    { after: /1 physical cores/, keys: '1' },
    { after: /1 logical cores/, keys: '1' },
    { after: /1 logical cores.*1 physical cores/s, keys: 'q' }
  ])
  assertGivenBack(sent, 0)
})

test('a terminal that understands nothing gets snapshots', { skip }, async () => {
  const command = `-- '${process.execPath}' -e 'setTimeout(() => {}, 1000)'`
  const sent = await inTerminal(`TERM=dumb ${top} ${command}; ${afterwards}`, [])
  assert.ok(!sent.includes('\x1b'))
  assert.match(sent, /heddle top: /)
})
