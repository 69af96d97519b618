import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Usage } from '../../../bench/top/usage.ts'
import { type HowToRun, runHeddle } from '../support/heddle-process.ts'

const linux = process.platform === 'linux'
const program = fileURLToPath(new URL('../top/support/work.ts', import.meta.url))
const command = ['--interval', '200ms', '--', 'sh', '-c', `${process.execPath} ${program}`]

/** Ends top when it has shown the second rank twice since the program told that both are there. */
function untilBothRanksWereSeen(): HowToRun {
  let [ready, seen] = [false, 0]
  return {
    onErrorLine(line) {
      ready ||= line === 'working'
    },
    onLine(line, top) {
      if (ready && line.includes('heddle rank 1') && ++seen === 2) top.kill('SIGTERM')
    }
  }
}

test('snapshots one below the other on stdout, no escape sequences, the command on stderr', {
  skip: !linux
}, async () => {
  const { code, stdout, stderr } = await runHeddle(['top', ...command], untilBothRanksWereSeen())
  assert.equal(code, 143)
  assert.match(stderr, /^working\n/)
  assert.ok(!stdout.includes('\x1b'))
  assert.match(stdout, /^heddle top: sh -c .*work\.ts +0:0\d$/m)
  assert.match(stdout, /^ *0 \[[|x ]* +\d+%\]/m)
  assert.match(stdout, /^ +tid {2}thread +CPU +wait +core +now$/m)
  assert.match(stdout, /^\d+: \d+% CPU.*: node work\.ts$/m)
  assert.match(stdout, /^ +\d+ {2}heddle rank 0 +[\d.]+% +([\d.]+%|n\/a) +\d+ {2}\w+/m)
})

test('with --json one object a line', { skip: !linux }, async () => {
  const { stdout } = await runHeddle(['top', '--json', ...command], untilBothRanksWereSeen())
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
  const watched = spawn(process.execPath, ['-e', 'for (;;);'])
  const shown = new RegExp(`^${watched.pid}: \\d+% CPU`)
  const { code, stdout } = await runHeddle(['top', '--interval', '200ms', '--pid', `${watched.pid}`], {
    onLine: (line) => shown.test(line) && watched.kill('SIGKILL')
  })
  assert.equal(code, 0)
  assert.match(stdout, /^heddle top: process \d+ +0:0\d$/m)
})
