import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openblas } from '../../../bench/peers/openblas/openblas.ts'
import { writeNpy } from '../../../src/npy/write-npy.ts'
import { runHeddle } from '../support/heddle-process.ts'
import { libraryTeams } from '../support/library-team.ts'
import { pythonThatFirst, withoutNumpy } from '../support/numpy-peer.ts'

const folder = mkdtempSync(join(tmpdir(), 'heddle-peer-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const single = join(folder, 'single.npy')
await writeNpy(single, { rows: 2, cols: 2, data: Float32Array.of(1, 2, 3, 4) })
const { without: withoutOpenblas } = await libraryTeams(openblas)

/** numpy.linalg.svd, with this body. */
const svdThat = (body: string) =>
  pythonThatFirst(`import numpy, os\ndef svd(a, **k):\n  ${body}\nnumpy.linalg.svd = svd\n`)

const small = ['--size', '12x8', '--threads', '1']
const numpy = ['--peer', 'numpy', ...small]
const FAULTS: ReadonlyArray<{
  what: string
  args: readonly string[]
  code: number
  says: RegExp
  environment?: NodeJS.ProcessEnv
  skip?: string | false
}> = [
  { what: 'unknown', args: ['--peer', 'mkl'], code: 2, says: /^heddle: --peer: expected numpy, .*, got "mkl"$/ },
  {
    what: 'not here',
    args: numpy,
    environment: { HEDDLE_PYTHON: '/nowhere/python3' },
    code: 2,
    says: /^heddle: --peer: numpy: \/nowhere\/python3: .*; apt-get install python3-numpy/
  },
  { what: 'all vectors', args: ['--peer', 'clang', '--vectors', 'full'], code: 2, says: /^heddle: --vectors: a peer/ },
  { what: 'a variant of ours', args: ['--peer', 'clang', '--variant', 'fma'], code: 2, says: /^heddle: --variant: is/ },
  {
    what: 'a precision it has not',
    args: ['--peer', 'openblas', '--input', single],
    code: 2,
    says: /^heddle: --peer: openblas has no ssvd; give it a matrix of f64$/,
    skip: withoutOpenblas
  },
  {
    what: 'it dies',
    args: numpy,
    environment: svdThat('os._exit(7)'),
    code: 1,
    says: /^heddle: numpy: NumPy's process ended with exit code 7$/,
    skip: withoutNumpy
  },
  {
    what: 'it fails',
    args: numpy,
    environment: svdThat("raise ValueError('no')"),
    code: 1,
    says: /^heddle: numpy: ValueError: no$/,
    skip: withoutNumpy
  }
]

for (const { what, args, code, says, environment = {}, skip = false } of FAULTS)
  test(what, { skip }, async () => {
    const ended = await runHeddle(['check', ...args], { environment })
    assert.equal(ended.code, code, ended.stderr)
    assert.match(ended.stderr.trim(), says)
    assert.equal(ended.stdout, '')
  })

test('it gives NaN: the check fails', { skip: withoutNumpy }, async () => {
  const nan = 'return numpy.full(a.shape, numpy.nan), numpy.ones(a.shape[1]), numpy.eye(a.shape[1])'
  const ended = await runHeddle(['check', ...numpy], { environment: svdThat(nan) })
  assert.equal(ended.code, 1, ended.stderr)
  assert.match(ended.stdout, /^Residuals: .*NaN.*FAILED$/m)
})
