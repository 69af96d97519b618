import assert from 'node:assert/strict'
import { test } from 'node:test'
import { libraryFolder } from '../../../src/engine/paths.ts'
import { isSelected } from '../../../src/profiler/instrument/selection.ts'

function selected(file: string, include: string[] = [], exclude: string[] = []): boolean {
  return isSelected(file, { include, exclude, folder: '/app' })
}

test('without globs everything but node_modules and the profiler itself', () => {
  assert.ok(selected('/app/src/a.ts'))
  assert.ok(!selected('/app/node_modules/x/a.js'))
  assert.ok(!selected(`${libraryFolder}/index.ts`))
})

test('include narrows, and reaches into node_modules; exclude wins', () => {
  assert.ok(selected('/app/src/deep/a.ts', ['src/**']))
  assert.ok(selected('/app/src/a.ts', ['./src/**/*.ts']))
  assert.ok(!selected('/app/lib/a.ts', ['src/**']))
  assert.ok(selected('/app/node_modules/x/a.js', ['node_modules/x/**']))
  assert.ok(!selected('/app/src/a.test.ts', ['src/**'], ['*.test.ts']))
  assert.ok(selected('/app/a.mjs', ['*.{js,mjs}']) && !selected('/app/a.cjs', ['*.{js,mjs}']))
  assert.ok(selected('/else/where/a.js', ['/else/**']))
  assert.ok(selected('/app/src/[id]+(x).ts', ['src/[id]+(x).ts']) && !selected('/app/src/ab.ts', ['src/a?b.ts']))
})
