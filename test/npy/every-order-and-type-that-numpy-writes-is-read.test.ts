import assert from 'node:assert/strict'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { openNpy, readNpy } from '../../src/npy/read-npy.ts'

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}.npy`, import.meta.url))

// Made by NumPy 1.24.2: 3 × 4, element (i, j) is 10 i + j + 1/2, exact in f4 too.
const columns = [0, 1, 2, 3].flatMap((j) => [0, 1, 2].map((i) => 10 * i + j + 0.5))

for (const bytes of ['little', 'big']) {
  for (const type of ['f8', 'f4']) {
    const dtype = type === 'f8' ? 'f64' : 'f32'
    for (const order of ['c', 'f']) {
      test(`${bytes}-endian ${type}, ${order === 'c' ? 'C' : 'Fortran'} order`, async () => {
        const { rows, cols, shape, data, ...found } = await readNpy(fixture(`${bytes}-${type}-${order}`))
        assert.deepEqual({ rows, cols, shape, dtype: found.dtype }, { rows: 3, cols: 4, shape: [3, 4], dtype })
        assert.deepEqual([...data], columns)
        assert.ok(data instanceof (dtype === 'f64' ? Float64Array : Float32Array))
      })
    }
    test(`${bytes}-endian ${type}, one dimension: one column`, async () => {
      const { rows, cols, shape, data } = await readNpy(fixture(`${bytes}-${type}-vector`))
      assert.deepEqual([rows, cols, shape, [...data]], [3, 1, [3], [0.5, 10.5, 20.5]])
    })
  }
}

for (const version of [2, 3]) {
  test(`format version ${version}.0`, async () => {
    assert.deepEqual([...(await readNpy(fixture(`version-${version}`))).data], columns)
  })
}

test('an empty matrix keeps its shape', async () => {
  const { rows, cols, data } = await readNpy(fixture('empty'))
  assert.deepEqual([rows, cols, data.length], [0, 5, 0])
})

test('copyTo fills columns at a leading dimension and leaves what lies between them', async () => {
  for (const name of ['big-f4-c', 'little-f8-f']) {
    const file = await openNpy(fixture(name))
    const memory = new Float64Array(new SharedArrayBuffer(8 * 20)).fill(-1)
    await file.copyTo(memory, 5)
    await file.close()
    const expected = [0, 1, 2, 3].flatMap((j) => [...columns.slice(3 * j, 3 * j + 3), -1, -1])
    assert.deepEqual([...memory], expected)
  }
})

test('a destination that is too small, or columns that would overlap, are refused before anything is read', async () => {
  const file = await openNpy(fixture('little-f8-c'))
  const memory = new Float64Array(12)
  await assert.rejects(file.copyTo(memory.subarray(1)), { code: 'HEDDLE_DIMENSION' })
  await assert.rejects(file.copyTo(memory, 2), { code: 'HEDDLE_DIMENSION' })
  await file.close()
  assert.ok(memory.every((each) => each === 0))
})
