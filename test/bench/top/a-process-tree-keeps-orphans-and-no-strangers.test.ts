import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { ProcessTree } from '../../../bench/top/process-tree.ts'
import { fixtureMachine } from '../../machine/fixture-machine.ts'
import { task } from './support/proc-task.ts'

/** npm (10) → sh (11) → node (12), and a stranger (20). */
function family(withLists: boolean) {
  const files: Record<string, string> = {
    ...task('10'),
    ...task('11', { parent: 10 }),
    ...task('12', { parent: 11 }),
    ...task('20', { parent: 1 })
  }
  if (withLists)
    Object.assign(files, {
      'proc/10/task/10/children': '',
      // A thread that is not the main one has started it.
      'proc/10/task/15/children': '11',
      'proc/11/task/11/children': '12',
      'proc/12/task/12/children': ''
    })
  return fixtureMachine(files).proc
}

for (const [withLists, source] of [
  [true, "the kernel's lists of children"],
  [false, "every process's parent"]
] as const) {
  test(`children and theirs are found from ${source}`, () => {
    assert.deepEqual(new ProcessTree(10, family(withLists)).pids(), [10, 11, 12])
  })

  test(`a process whose parent has gone stays in the tree, found from ${source}`, () => {
    const proc = family(withLists)
    const tree = new ProcessTree(10, proc)
    tree.pids()
    rmSync(join(proc, '11'), { recursive: true })
    assert.deepEqual(tree.pids(), [10, 12])
  })
}

test('a stranger that has got the number of one that ended is not taken for it', () => {
  const proc = family(false)
  const tree = new ProcessTree(10, proc)
  tree.pids()
  const [[, stat]] = Object.entries(task('12', { parent: 1, started: 999 }))
  writeFileSync(join(proc, '12/stat'), stat)
  assert.deepEqual(tree.pids(), [10, 11])
})

test('what has ended and only waits for its parent to notice is not in the tree', () => {
  const proc = family(false)
  const [[, stat]] = Object.entries(task('11', { parent: 10, state: 'Z' }))
  writeFileSync(join(proc, '11/stat'), stat)
  assert.deepEqual(new ProcessTree(10, proc).pids(), [10])
})
