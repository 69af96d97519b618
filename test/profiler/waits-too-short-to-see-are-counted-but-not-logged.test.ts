import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LOGGED_WAIT } from '../../assembly/params.ts'
import { createTeam, getProfile, profileOff, profileOn, random } from '../../src/index.ts'

test('every rank meets at as many barriers; its lane has the calls and the time of all, and single ones that can be seen', async () => {
  await using team = await createTeam({ threads: 2 })
  // Large enough for the team to work together.
  const a = team.matrix(200, 160).fill(random(0))
  profileOn()
  await team.svd(a)
  profileOff()
  const { lanes, functions } = getProfile()
  const rows = functions.filter((row) => row.function === 'barrier')
  assert.equal(rows.length, 2)
  assert.equal(rows[0].calls, rows[1].calls)
  for (const { thread, calls, wall, wait } of rows) {
    assert.equal(wait, wall.total)
    const { nodes, frames, spans } = lanes.find((lane) => lane.thread.name === thread.name) ?? assert.fail()
    const isBarrier = (node: number) => frames[nodes[node].frame].name === 'barrier'
    const logged = spans.filter(({ node }) => isBarrier(node))
    assert.ok(logged.every(({ elapsed }) => elapsed >= LOGGED_WAIT))
    assert.ok(logged.length < calls)
    const booked = nodes.filter((_, node) => isBarrier(node))
    assert.equal(
      booked.reduce((sum, node) => sum + node.calls, 0),
      calls
    )
    assert.ok(Math.abs(booked.reduce((sum, node) => sum + node.wall, 0) - wait) < 1e-6)
  }
  const fastest = Math.min(...rows.map(({ wall }) => wall.min))
  assert.equal(fastest, 0, 'of every meeting one rank is the last, and waits for nobody')
})
