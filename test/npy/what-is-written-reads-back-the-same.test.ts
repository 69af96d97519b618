import assert from 'node:assert/strict'
import { join } from 'node:path'
import test from 'node:test'
import { readNpy } from '../../src/npy/read-npy.ts'
import { writeNpy } from '../../src/npy/write-npy.ts'
import { random } from '../../src/random.ts'
import { noNumpy, numpy } from './python.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()
const shapes: [number, number][] = [
  [1, 1],
  [3, 5],
  [7, 1],
  [1, 9],
  [0, 4],
  [4, 0],
  // More than one block of 2²⁰ bytes, cut inside a column and between columns.
  [300_000, 1],
  [517, 601]
]

for (const Type of [Float64Array, Float32Array]) {
  for (const [rows, cols] of shapes) {
    test(`${Type.name}, ${rows}x${cols}`, async () => {
      const next = random(1)
      const data = new Type(rows * cols).map(next)
      const path = join(folder, 'matrix.npy')
      await writeNpy(path, { rows, cols, data })
      const back = await readNpy(path)
      assert.deepEqual([back.rows, back.cols, back.shape], [rows, cols, [rows, cols]])
      assert.ok(Buffer.from(data.buffer).equals(Buffer.from(back.data.buffer)), 'the same bits')
    })
  }
}

test('without cols it is a vector', async () => {
  const path = join(folder, 'vector.npy')
  await writeNpy(path, { rows: 3, data: Float64Array.of(1, Number.NaN, Number.NEGATIVE_INFINITY) })
  const { shape, data } = await readNpy(path)
  assert.deepEqual([shape, [...data]], [[3], [1, Number.NaN, Number.NEGATIVE_INFINITY]])
})

test('columns at a leading dimension, in shared memory, are packed', async () => {
  const path = join(folder, 'strided.npy')
  const data = new Float64Array(new SharedArrayBuffer(8 * 8)).map((_, i) => i)
  await writeNpy(path, { rows: 2, cols: 2, data, ld: 5 })
  assert.deepEqual([...(await readNpy(path)).data], [0, 1, 5, 6])
})

test('NumPy reads what we write', { skip: noNumpy }, async () => {
  const data = Float64Array.from({ length: 517 * 601 }, random(2))
  const path = join(folder, 'for-numpy.npy')
  await writeNpy(path, { rows: 517, cols: 601, data })
  const script =
    'a = np.load(argv[0]); print(json.dumps([a.shape, a.dtype.str, bool(a.flags.f_contiguous), a[3, 2], a[-1, -1]]))'
  assert.deepEqual(numpy(script, path), [[517, 601], '<f8', true, data[2 * 517 + 3], data[data.length - 1]])

  const vector = join(folder, 'vector-for-numpy.npy')
  await writeNpy(vector, { rows: 3, data: Float32Array.of(1, 2, 3.5) })
  const asList = 'a = np.load(argv[0]); print(json.dumps([a.shape, a.dtype.str, a.tolist()]))'
  assert.deepEqual(numpy(asList, vector), [[3], '<f4', [1, 2, 3.5]])
})

test('we read what NumPy writes, over many blocks, in every type and order', { skip: noNumpy }, async () => {
  const script = `
a = np.random.RandomState(3).random_sample((700, 801))
for t in ('<f8', '>f8', '<f4', '>f4'):
    for o in 'CF': np.save(f'{argv[0]}/{t[1:]}{"lb"[t[0] == ">"]}{o}.npy', np.array(a, dtype=t, order=o))
# Lines longer than a block.
np.save(f'{argv[0]}/wide.npy', np.random.RandomState(3).random_sample((2, 150000)))
`
  numpy(script, folder)
  const next = random(3)
  const rowMajor = Float64Array.from({ length: 700 * 801 }, next)
  for (const type of ['f8', 'f4']) {
    for (const bytes of 'lb') {
      for (const order of 'CF') {
        const { data } = await readNpy(join(folder, `${type}${bytes}${order}.npy`))
        const round = type === 'f8' ? (value: number) => value : Math.fround
        const wrong = data.findIndex((value, at) => value !== round(rowMajor[(at % 700) * 801 + Math.floor(at / 700)]))
        assert.equal(wrong, -1, `${type}${bytes}${order}`)
      }
    }
  }
  const { data } = await readNpy(join(folder, 'wide.npy'))
  assert.equal(
    data.findIndex((value, at) => value !== rowMajor[(at % 2) * 150000 + (at >> 1)]),
    -1
  )
})
