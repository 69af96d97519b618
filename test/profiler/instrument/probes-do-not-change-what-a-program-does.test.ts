import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Profile } from '../../../src/profiler/profile.ts'

const script = fileURLToPath(new URL('../../fixtures/profiler/every-syntax.mjs', import.meta.url))
const register = new URL('../../../src/register.ts', import.meta.url).href

test('generators, async, for await, classes, arrows: the same output, and every function counted', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heddle-test-'))
  try {
    const file = join(folder, 'profile.json')
    const env = { ...process.env, HEDDLE_PROFILE: JSON.stringify({ file }) }
    const plain = spawnSync(process.execPath, [script], { encoding: 'utf8' })
    const probed = spawnSync(process.execPath, ['--import', register, script], { encoding: 'utf8', env })
    assert.equal(plain.status, 0, plain.stderr)
    assert.equal(probed.status, 0, probed.stderr)
    assert.equal(probed.stdout, plain.stdout)
    assert.match(probed.stderr, /^heddle: the profile is in .*profile\.json/)

    const { functions, left }: Profile = JSON.parse(readFileSync(file, 'utf8'))
    const row = (name: string) => functions.find((each) => each.function === name) ?? assert.fail(`no row of ${name}`)
    const counts = ['fib', 'A.m', 'get A.v', 'new A', 'new B', 'A.g', 'ag', 'outer', 'f', 'args'].map((name) => [
      name,
      row(name).calls,
      row(name).primitiveCalls
    ])
    assert.deepEqual(counts, [
      ['fib', 177, 1],
      ['A.m', 3, 3],
      ['get A.v', 4, 4],
      ['new A', 4, 4],
      ['new B', 1, 1],
      ['A.g', 2, 2],
      ['ag', 9, 9],
      ['outer', 2, 2],
      ['f', 3, 3],
      ['args', 1, 1]
    ])
    assert.ok(row('f').async && (row('f').awaited ?? 0) > row('f').wall.total)
    assert.equal(
      functions.some(({ running }) => running),
      false
    )
    assert.equal(left.length, 1)
    assert.match(left[0], /^dup at .*every-syntax\.mjs:24: it declares a twice$/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
