import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createTeam, getProfileStats, profileOff, profileOn } from '../../src/index.ts'

test('also when the call had to copy its operand first', async () => {
  await using team = await createTeam({ threads: 2 })
  const small = team.matrix(20, 20)
  const large = team.matrix(200, 150)
  let angle = 0
  for (const matrix of [small, large]) matrix.fill(() => Math.sin(angle++))
  profileOn()
  for (const matrix of [small, large]) for (const overwrite of [false, true]) await team.svd(matrix, { overwrite })
  profileOff()
  const rows = [...(getProfileStats().get('rank 0')?.values() ?? [])]
  assert.ok(rows.some((row) => row.function === 'dgesdd' && row.calls === 4))
  for (const { function: name, calledFrom } of rows)
    assert.deepEqual([name, calledFrom], [name, { file: fileURLToPath(import.meta.url), line: 13 }])
})
