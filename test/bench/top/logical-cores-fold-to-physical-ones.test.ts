import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldToPhysical } from '../../../bench/top/fold-cores.ts'
import { cores } from '../../../src/machine/cores.ts'
import { fixtureMachine, plainCores, twoSocketsWithSmt } from '../../machine/fixture-machine.ts'

const usage = Array.from({ length: 8 }, (_, cpu) => ({ cpus: [cpu], busy: cpu < 4 ? 1 : 0.5, steal: cpu / 10 }))

test('siblings become one bar, their mean', () => {
  const { sys, proc } = fixtureMachine(twoSocketsWithSmt())
  const folded = foldToPhysical(usage, cores(sys, proc).list)
  assert.deepEqual(
    folded?.map(({ cpus }) => cpus),
    [
      [0, 4],
      [1, 5],
      [2, 6],
      [3, 7]
    ]
  )
  assert.equal(folded?.[0].busy, 0.75)
  assert.equal(folded?.[1].steal, 0.3)
})

test('a machine that does not tell which are siblings is not guessed at', () => {
  const { sys, proc } = fixtureMachine(plainCores(8))
  assert.equal(foldToPhysical(usage, cores(sys, proc).list), null)
})
