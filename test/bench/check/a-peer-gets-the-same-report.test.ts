import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openblas } from '../../../bench/peers/openblas/openblas.ts'
import { runCommand } from '../../support/run-command.ts'
import { libraryTeams } from '../support/library-team.ts'
import { withoutNumpy } from '../support/numpy-peer.ts'

const OPTIONS = ['--size', '300x256', '--threads', '2']
const { without: withoutOpenblas } = await libraryTeams(openblas)

/** What a peer's threads are: those it was asked for, or the one it has. */
for (const [peer, ranks, skip] of [
  ['emscripten', [0, 1], false],
  ['clang', [0, 1], false],
  ['numpy', [0, 1], withoutNumpy],
  ['openblas', [0], withoutOpenblas]
] as const)
  test(`${peer}: its own threads, our check of what it gives`, { skip }, async () => {
    const { status, stdout, stderr } = await runCommand(['check', '--peer', peer, ...OPTIONS, '--json'])
    assert.equal(status, 0, stderr)
    const outcome = JSON.parse(stdout)
    assert.equal(outcome.peer.name, peer)
    assert.deepEqual(outcome.peer.threads, [ranks.length])
    assert.equal(outcome.passed, true)
    assert.ok(outcome.residuals.reconstruction < 10 && outcome.residuals.u < 10 && outcome.residuals.v < 10)
    const rows = outcome.functions.filter((row: { function: string }) => row.function === 'dgesdd')
    assert.deepEqual(
      rows.map(({ thread }: { thread: { rank: number } }) => thread.rank),
      ranks
    )
    for (const { cpu, wall } of rows) assert.ok(cpu.total >= 0 && cpu.total <= wall.total * 1.5 + 5)
    assert.match(outcome.verdict, /^[12] of 2 threads worked/)
  })

test('the table, the residuals and the verdict, and what the peer is', async () => {
  const { status, stdout } = await runCommand(['check', '--peer', 'clang', ...OPTIONS])
  assert.equal(status, 0)
  assert.match(stdout, /^SVD of a 300x256 matrix in \d+\.\d\d s\.\nPeer clang fma: clang \d+/)
  assert.match(stdout, /^rank 1 +dgesdd +1 /m)
  assert.match(stdout, /^Residuals: .*: PASSED$/m)
  assert.match(stdout, /^Verdict: /m)
})
