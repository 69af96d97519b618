import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { taskStat } from '../../../bench/top/task-stat.ts'
import { fixtureMachine } from '../../machine/fixture-machine.ts'
import { task } from './support/proc-task.ts'

test('brackets, blanks and line ends in a name do not shift the fields', () => {
  for (const name of ['node', 'a (b) c', ') R 1', 'two\nlines', '']) {
    const files = task('7', { name, parent: 3, started: 55, core: 11, schedstat: [2_500_000, 1_000_000] })
    const { proc } = fixtureMachine(files)
    assert.deepEqual(taskStat(join(proc, '7')), {
      name,
      state: 'S',
      parent: 3,
      cpu: 2.5,
      runDelay: 1,
      started: 55,
      core: 11
    })
  }
})

test('a kernel without schedstat gives the time in ticks, and no run delay', () => {
  const { proc } = fixtureMachine(task('7', { user: 12 }))
  const stat = taskStat(join(proc, '7'))
  assert.equal(stat?.cpu, 120)
  assert.equal(stat?.runDelay, null)
})

test('a task that has gone is null', () => {
  const { proc } = fixtureMachine(task('7'))
  assert.equal(taskStat(join(proc, '8')), null)
})
