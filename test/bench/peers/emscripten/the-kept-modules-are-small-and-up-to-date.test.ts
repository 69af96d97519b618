import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import type { BuiltRecord } from '../../../../bench/peers/emscripten/build-module.ts'
import { readInputs } from '../../../../bench/peers/emscripten/inputs.ts'
import { keptFolder } from '../../../../bench/peers/emscripten/load.ts'
import { C_PEERS } from '../../support/c-teams.ts'

for (const peer of C_PEERS)
  test(`${peer}: the kept modules are small and up to date`, async () => {
    const folder = keptFolder(peer)
    const record: BuiltRecord = JSON.parse(await readFile(join(folder, 'built.json'), 'utf8'))
    for (const build of ['plain', 'stages'] as const) {
      const bytes = await readFile(join(folder, `${build}.wasm`))
      assert.ok(bytes.length < 100_000)
      assert.equal(createHash('sha256').update(bytes).digest('hex'), record.files[build].sha256)
    }
    const { sha256 } = await readInputs()
    assert.equal(record.inputs, sha256, `npm run build:peers ${peer} -- --keep makes them anew`)
  })
