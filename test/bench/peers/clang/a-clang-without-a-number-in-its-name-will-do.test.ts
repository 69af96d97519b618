import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { clang } from '../../../../bench/peers/clang/toolchain.ts'

const before = process.env.PATH
after(() => {
  process.env.PATH = before
})

/** Nothing else is in the path: each says its version. */
function installed(versions: Readonly<Record<string, string>>): void {
  const folder = mkdtempSync(join(tmpdir(), 'heddle-clang-'))
  for (const [name, version] of Object.entries(versions))
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${version}"\n`, { mode: 0o755 })
  process.env.PATH = folder
}

test('with its linker', async () => {
  installed({ clang: 'clang version 18.1.3', 'wasm-ld': 'LLD 18.1.3' })
  assert.deepEqual(await clang.find(), { version: 'clang 18.1.3' })
  assert.deepEqual(
    clang.commands('kernels.c', 'kernels.wasm', []).map(([command]) => command),
    ['clang', 'wasm-ld']
  )
})

test('one with a number comes first', async () => {
  installed({ clang: 'clang version 18.1.3', 'clang-17': 'clang version 17.0.6', 'wasm-ld-17': 'LLD 17.0.6' })
  assert.deepEqual(await clang.find(), { version: 'clang 17.0.6' })
})

test('an old one does not', async () => {
  installed({ clang: 'clang version 14.0.0', 'wasm-ld': 'LLD 14.0.0' })
  assert.deepEqual(await clang.find(), { problem: 'clang 14.0.0 is too old; 16 is needed at least' })
})
