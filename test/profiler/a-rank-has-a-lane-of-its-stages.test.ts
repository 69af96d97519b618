import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTeam, getProfile, type Lane, profileOff, profileOn, random } from '../../src/index.ts'

function callsOf(lane: Lane): Map<string, number> {
  const calls = new Map<string, number>()
  for (const node of lane.nodes) {
    const { name } = lane.frames[node.frame]
    calls.set(name, (calls.get(name) ?? 0) + node.calls)
  }
  return calls
}

test('stages under their region, with the calls and the time that the rows have, on the clock of all threads', async () => {
  await using team = await createTeam({ threads: 2 })
  const a = team.matrix(160, 120).fill(random(0))
  await team.svd(a)
  profileOn()
  await team.svd(a)
  profileOff()
  const { lanes, functions } = getProfile()
  const ranks = lanes.filter(({ thread }) => thread.rank !== null)
  assert.ok(ranks.length >= 1)
  for (const lane of ranks) {
    const rows = functions.filter((row) => row.thread.name === lane.thread.name)
    assert.deepEqual(callsOf(lane), new Map([...callsOf(lane).keys()].map((name) => [name, sum(rows, name).calls])))
    const self = lane.nodes.reduce((total, { wall }) => total + wall, 0)
    const rowsSelf = rows.reduce((total, { wall }) => total + wall.self, 0)
    assert.ok(Math.abs(self - rowsSelf) < 1e-6 * rowsSelf, `${self} and ${rowsSelf} ms`)
    for (const { start, elapsed, depth, node } of lane.spans) {
      assert.ok(start >= lane.started && start + elapsed <= lane.stopped)
      assert.equal(depth === 0, lane.nodes[node].parent < 0)
    }
  }
  profileOn()
  profileOff()
  assert.equal(getProfile().lanes.length, 1, 'a new profile starts empty')

  function sum(rows: typeof functions, name: string): { calls: number } {
    return { calls: rows.filter((row) => row.function === name).reduce((total, { calls }) => total + calls, 0) }
  }
})
