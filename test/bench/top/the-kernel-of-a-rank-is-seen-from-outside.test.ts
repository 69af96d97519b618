import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { KernelWatch } from '../../../bench/top/kernel-watch.ts'
import { takeReading } from '../../../bench/top/reading.ts'

const linux = process.platform === 'linux'
const program = fileURLToPath(new URL('./support/work.ts', import.meta.url))

for (const [what, args, expected] of [
  ['that multiplies, in dgemm', [], /^dgemm$/],
  ['that is profiled, in a stage of its kernel', ['svd'], /^\w+ in dgesdd$/]
] as const) {
  test(`both ranks of a program are seen: of one ${what}`, { skip: !linux }, async () => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    try {
      await once(child.stdout, 'data')
      const watch = new KernelWatch()
      const seen = new Map<string, Set<string>>()
      // Between two calls, and between two stages, there is nothing to see: look until each has been seen.
      const done = () =>
        seen.size === 2 && [...seen.values()].every((kernels) => [...kernels].some((kernel) => expected.test(kernel)))
      for (let looks = 0; looks < 2000 && !done(); looks++) {
        const [{ threads }] = takeReading([child.pid as number], watch).processes
        for (const { name, kernel } of threads)
          if (kernel !== null) seen.set(name, (seen.get(name) ?? new Set()).add(kernel))
        await setTimeout(5)
      }
      assert.deepEqual([...seen.keys()].sort(), ['heddle rank 0', 'heddle rank 1'])
      assert.ok(done(), `seen: ${JSON.stringify([...seen].map(([name, kernels]) => [name, ...kernels]))}`)
    } finally {
      child.kill('SIGKILL')
    }
  })
}

test('a process without a team, and one that has gone, tell nothing', { skip: !linux }, () => {
  const watch = new KernelWatch()
  assert.equal(watch.look(process.pid, [{ tid: process.pid, name: 'node' }]).size, 0)
  // A thread may call itself a rank and be none.
  assert.equal(watch.look(process.pid, [{ tid: process.pid, name: 'heddle rank 0' }]).size, 0)
  assert.equal(watch.look(2 ** 22 + 1, [{ tid: 1, name: 'heddle rank 0' }]).size, 0)
})
