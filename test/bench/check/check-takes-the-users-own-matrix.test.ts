import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { writeNpy } from '../../../src/npy/write-npy.ts'
import { runCommand } from '../../support/run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'heddle-input-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const path = join(folder, 'a.npy')

test('--input takes a matrix, f4 too, and --json prints one object', async () => {
  const data = Float32Array.from({ length: 12 }, (_, i) => Math.sin(i))
  await writeNpy(path, { rows: 3, cols: 4, data })
  const { status, stdout } = await runCommand(['check', '--input', path, '--threads', '1', '--json'])
  assert.equal(status, 0)
  const { shape, dtype, passed, threads, residuals } = JSON.parse(stdout)
  assert.deepEqual({ shape, dtype, passed, threads }, { shape: [3, 4], dtype: 'f32', passed: true, threads: 1 })
  assert.ok(residuals.reconstruction < 10)
})

test('--vectors full and none, --match', async () => {
  const full = await runCommand(['check', '--size', '20x10', '--vectors', 'full', '--match', 'bds'])
  assert.equal(full.status, 0)
  assert.match(full.stdout, /bdsdc/)
  assert.doesNotMatch(full.stdout, /gebrd +1/)
  const none = await runCommand(['check', '--size', '20x10', '--vectors', 'none'])
  assert.equal(none.status, 0)
  assert.match(none.stdout, /^Residuals: none/m)
})

const wrong: [string, string[], RegExp][] = [
  ['no such file', ['--input', join(folder, 'none.npy')], /none\.npy.*no such file/],
  ['--threads 0', ['--threads', '0'], /--threads: expected a whole number from 1 to 64, got "0"/],
  ['a size that is none', ['--size', '12'], /--size: expected ROWSxCOLUMNS/],
  ['an unknown variant', ['--variant', 'avx'], /--variant: expected auto, simd, fma, wide/],
  ['an unknown flag', ['--frobnicate'], /unknown option '--frobnicate'/],
  ['a flag that is nearly known', ['--thread', '2'], /unknown option '--thread' \(Did you mean --threads\?\)/],
  ['a seed out of range', ['--seed', '4294967296'], /--seed: expected/],
  [
    'a folder that is a file',
    ['--save', fileURLToPath(import.meta.url)],
    /--save: nothing can be written to .*there is a file of that name/
  ],
  [
    'a folder that nobody can make',
    ['--save', join(fileURLToPath(import.meta.url), 'u')],
    /--save: nothing can be written/
  ],
  ['more memory than there is', ['--size', '40000x40000'], /shared memory: .* asked/]
]

for (const [what, args, message] of wrong)
  test(`${what}: one line, exit code 2`, async () => {
    const { status, stdout, stderr } = await runCommand(['check', ...args])
    assert.equal(status, 2)
    assert.equal(stdout, '')
    assert.match(stderr, message)
    assert.equal(stderr.trimEnd().split('\n').length, 1)
  })

test('a file that is no matrix, or holds NaN: one line, exit code 2', async () => {
  writeFileSync(path, 'not a matrix')
  const text = await runCommand(['check', '--input', path])
  assert.equal(text.status, 2)
  assert.match(text.stderr, /a\.npy.*\.npy file/)
  await writeNpy(path, { rows: 3, cols: 2, data: Float64Array.of(1, 2, 3, 4, Number.NaN, 6) })
  const nan = await runCommand(['check', '--input', path])
  assert.equal(nan.status, 2)
  assert.match(nan.stderr, /element \(1, 1\) is NaN/)
})

test('HEDDLE_NUM_THREADS sets the threads, and is checked', async () => {
  const env = (value: string) => ({ env: { ...process.env, HEDDLE_NUM_THREADS: value } })
  const { stdout } = await runCommand(['check', '--size', '30x20', '--json'], env('3'))
  assert.equal(JSON.parse(stdout).threads, 3)
  const bad = await runCommand(['check', '--size', '30x20'], env('many'))
  assert.equal(bad.status, 2)
  assert.match(bad.stderr, /HEDDLE_NUM_THREADS.*"many"/)
  const info = await runCommand(['info'], env('many'))
  assert.equal(info.status, 2)
  assert.equal(info.stderr, bad.stderr)
})
