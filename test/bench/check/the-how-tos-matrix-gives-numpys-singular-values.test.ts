import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readNpy } from '../../../src/npy/read-npy.ts'
import { runCommand } from '../../support/run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'heddle-check-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const oracle = JSON.parse(readFileSync(new URL('../../fixtures/svd-4096x2048.json', import.meta.url), 'utf8'))

test('check on its real input: 1e-13 of NumPy’s values, residuals passed, every rank in the table, u, s and vt saved', async () => {
  const { status, stdout, stderr } = await runCommand(['check', '--save', folder])
  assert.deepEqual([stderr, status], ['', 0])
  assert.match(stdout, /^SVD of a 4096x2048 matrix in \d+\.\d\d s\.$/m)
  assert.match(stdout, /^rank 0 +dgesdd +1 /m)
  for (const stage of ['geqrf', 'gebrd', 'bdsdc', 'ormbr', 'ormqr'])
    assert.match(stdout, new RegExp(`^rank 0 +${stage} `, 'm'))
  assert.match(stdout, /PASSED$/m)
  assert.match(stdout, /^Verdict: \d+ of \d+ threads? worked, /m)

  const s = await readNpy(join(folder, 's.npy'))
  assert.deepEqual(s.shape, [2048])
  const expected: number[] = oracle.singular_values
  const worst = Math.max(...expected.map((value, i) => Math.abs(value - s.data[i]))) / expected[0]
  assert.ok(worst < 1e-13, `${worst}`)
  assert.deepEqual((await readNpy(join(folder, 'u.npy'))).shape, [4096, 2048])
  assert.deepEqual((await readNpy(join(folder, 'vt.npy'))).shape, [2048, 2048])
})
