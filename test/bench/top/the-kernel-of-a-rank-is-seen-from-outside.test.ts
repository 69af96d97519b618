import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { KernelWatch } from '../../../bench/top/kernel-watch.ts'
import { takeReading } from '../../../bench/top/reading.ts'

const linux = process.platform === 'linux'
const program = fileURLToPath(new URL('./support/multiply.ts', import.meta.url))

test('both ranks of a program that multiplies are seen in dgemm', { skip: !linux }, async () => {
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    await once(child.stdout, 'data')
    const watch = new KernelWatch()
    const seen = new Map<string, Set<string>>()
    // Between two calls the ranks are in no kernel: look until each has been seen in one.
    const done = () => seen.size === 2 && [...seen.values()].every((kernels) => kernels.has('dgemm'))
    for (let looks = 0; looks < 2000 && !done(); looks++) {
      const [{ threads }] = takeReading([child.pid as number], watch).processes
      for (const { name, kernel } of threads)
        if (kernel !== null) seen.set(name, (seen.get(name) ?? new Set()).add(kernel))
      await setTimeout(5)
    }
    assert.deepEqual([...seen.keys()].sort(), ['heddle rank 0', 'heddle rank 1'])
    for (const [name, kernels] of seen) {
      assert.ok(kernels.has('dgemm'), `${name}: ${[...kernels]}`)
      assert.deepEqual(
        [...kernels].filter((kernel) => kernel !== 'dgemm' && kernel !== ''),
        []
      )
    }
  } finally {
    child.kill('SIGKILL')
  }
})

test('a process without a team, and one that has gone, tell nothing', { skip: !linux }, () => {
  const watch = new KernelWatch()
  assert.equal(watch.look(process.pid, [{ tid: process.pid, name: 'node' }]).size, 0)
  // A thread may call itself a rank and be none.
  assert.equal(watch.look(process.pid, [{ tid: process.pid, name: 'heddle rank 0' }]).size, 0)
  assert.equal(watch.look(2 ** 22 + 1, [{ tid: 1, name: 'heddle rank 0' }]).size, 0)
})
