import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Usage } from '../../../bench/top/usage.ts'
import { runHeddle } from '../support/heddle-process.ts'

const linux = process.platform === 'linux'
const program = fileURLToPath(new URL('../top/support/multiply.ts', import.meta.url))
const command = ['--interval', '200ms', '--', 'sh', '-c', `${process.execPath} ${program}`]

test('snapshots one below the other on stdout, no escape sequences, the command on stderr', {
  skip: !linux
}, async () => {
  let snapshots = 0
  const { code, stdout, stderr } = await runHeddle(['top', ...command], {
    onLine(line, top) {
      if (line.startsWith('heddle top: ')) snapshots++
      if (line.includes('heddle rank 1') && snapshots > 2) top.kill('SIGTERM')
    }
  })
  assert.equal(code, 143)
  assert.equal(stderr, 'multiplying\n')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape is what must not be there
  assert.doesNotMatch(stdout, /\x1b/)
  assert.match(stdout, /^heddle top: sh -c .*multiply\.ts +0:0\d$/m)
  assert.match(stdout, /^ *0 \[[|x ]* +\d+%\]/m)
  assert.match(stdout, /^ +tid {2}thread +CPU +wait +core +now$/m)
  assert.match(stdout, /^\d+: \d+% CPU.*: node multiply\.ts$/m)
  assert.match(stdout, /^ +\d+ {2}heddle rank 0 +[\d.]+% +([\d.]+%|n\/a) +\d+ {2}\w+/m)
})

test('with --json one object a line', { skip: !linux }, async () => {
  const { stdout } = await runHeddle(['top', '--json', ...command], {
    onLine: (line, top) => line.includes('heddle rank 1') && top.kill('SIGTERM')
  })
  const usages: Usage[] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const last = usages[usages.length - 1]
  assert.ok(last.elapsed > 0)
  assert.ok(last.cores.length > 0)
  const threads = last.processes.flatMap((process) => process.threads)
  const rank = threads.find(({ name }) => name === 'heddle rank 0')
  assert.ok(rank !== undefined && rank.cpu >= 0 && rank.core >= 0)
})

test('a process that runs already is watched until it ends', { skip: !linux }, async () => {
  // Its parent, the test, is not watched: nothing else is in the tree.
  const { spawn } = await import('node:child_process')
  const watched = spawn(process.execPath, ['-e', 'const end = Date.now() + 3000; while (Date.now() < end);'])
  const { code, stdout } = await runHeddle(['top', '--interval', '200ms', '--pid', `${watched.pid}`])
  assert.equal(code, 0)
  assert.match(stdout, new RegExp(`^${watched.pid}: \\d+% CPU`, 'm'))
})
