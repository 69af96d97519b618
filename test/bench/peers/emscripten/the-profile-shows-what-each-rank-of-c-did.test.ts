import assert from 'node:assert/strict'
import test from 'node:test'
import { getProfileStats, profileOff, profileOn } from '../../../../src/index.ts'
import { rowsOf } from '../../../../src/profiler/row.ts'
import { cTeam } from '../../support/c-teams.ts'

test('the profile shows what each rank of C did', async () => {
  await using team = await cTeam('emscripten', 2)
  // Large enough to be worth two ranks.
  const a = team.matrix(140, 130).fill(Math.random)
  profileOn()
  await team.svd(a)
  profileOff()
  const rows = rowsOf(getProfileStats())
  for (const rank of [0, 1]) {
    const own = rows.filter(({ thread }) => thread.rank === rank)
    const svd = own.find((row) => row.function === 'dgesdd')
    assert.ok(svd !== undefined && svd.calls === 1 && svd.wall.total > 0)
    assert.match(`${svd.file}:${svd.line}`, /^bench\/peers\/emscripten\/source\/gesvj\.h:[1-9]\d*$/)
    const barrier = own.find((row) => row.function === 'barrier')
    assert.ok(barrier !== undefined && barrier.calls > 100 && barrier.wait > 0 && svd.wait <= svd.wall.total)
    assert.match(barrier.file, /team\.h$/)
  }
})
