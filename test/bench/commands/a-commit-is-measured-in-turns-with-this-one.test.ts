import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { partRuns } from '../../../bench/runner/against.ts'
import { runHeddle } from '../support/heddle-process.ts'
import { sampleResult, sampleRun } from '../support/sample-run.ts'

const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
let withoutGit: string | false = false
try {
  git('rev-parse', 'HEAD')
} catch {
  withoutGit = 'this is no git checkout'
}

test('a run of both is parted: ours without traces of the base, and the base as a run of its own', () => {
  const versus = (peer: string) => ({ peer, id: 'x', ratio: 1, low: 1, high: 1, cpu: null, rounds: 3 })
  const both = sampleRun({
    results: [
      sampleResult({ versus: [versus('base'), versus('numpy')] }),
      sampleResult({ peer: 'base', id: 'dgemm/512x512x512/base:fma/1' }),
      sampleResult({ peer: 'numpy', id: 'dgemm/512x512x512/numpy:native/1' })
    ]
  })
  const { head, base } = partRuns(both, 'main', 'abc')
  assert.deepEqual(
    head.results.map(({ peer, versus: against }) => [peer, against?.map((each) => each.peer)]),
    [
      [undefined, ['numpy']],
      ['numpy', undefined]
    ]
  )
  assert.deepEqual(
    base.results.map(({ id, peer }) => [id, peer]),
    [[head.results[0].id, undefined]]
  )
  assert.deepEqual(base.git, { commit: 'abc', branch: 'main', dirty: false })
})

test('HEAD against itself is compared, and its worktree is gone afterwards', { skip: withoutGit }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heddle-against-test-'))
  const file = join(folder, 'run.json')
  const before = git('worktree', 'list')
  const { code, stdout, stderr } = await runHeddle(
    [
      'bench',
      '--ops',
      'ddot',
      '--sizes',
      '1000',
      '--threads',
      '1',
      '--budget',
      '2s',
      '--against',
      'HEAD',
      '--json',
      file,
      '--html',
      join(folder, 'report.html'),
      '--markdown',
      join(folder, 'summary.md')
    ],
    { nodeArguments: ['--no-wasm-inlining'] }
  )
  assert.equal(code, 0, stderr)
  assert.match(stdout, /Against HEAD:.*head ÷ base.*ddot +1000 +fma/s)
  const { results } = JSON.parse(await readFile(file, 'utf8'))
  assert.deepEqual(
    results.map(({ id }: { id: string }) => id),
    ['ddot/1000/fma/1']
  )
  assert.match(await readFile(join(folder, 'report.html'), 'utf8'), /Compared with the earlier run/)
  assert.match(await readFile(join(folder, 'summary.md'), 'utf8'), /^## Heddle compare\n.*^## Heddle bench\n/ms)
  assert.equal(git('worktree', 'list'), before)
})

test('a commit that git does not know is 2, in one line', { skip: withoutGit }, async () => {
  const { code, stderr } = await runHeddle(['bench', '--ops', 'ddot', '--against', 'no-such-ref'])
  assert.equal(code, 2)
  assert.match(stderr, /^heddle: --against: git knows no commit "no-such-ref" here; fetch it, or name another$/m)
})

test('a commit that can not be run is 2, in one line, and leaves no worktree', { skip: withoutGit }, async () => {
  const before = git('worktree', 'list')
  const nothing = execFileSync('git', ['mktree'], { input: '', encoding: 'utf8' }).trim()
  const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.org']
  const commit = git(...author, 'commit-tree', nothing, '-m', 'nothing').trim()
  const { code, stderr } = await runHeddle(['bench', '--ops', 'ddot', '--against', commit])
  assert.equal(code, 2)
  assert.match(stderr, /^heddle: --against: [0-9a-f]{40} can not be run here \(ENOENT.*\); name another commit$/m)
  assert.equal(git('worktree', 'list'), before)
})
