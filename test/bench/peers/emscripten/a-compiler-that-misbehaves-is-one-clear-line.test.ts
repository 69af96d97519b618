import assert from 'node:assert/strict'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { buildModule } from '../../../../bench/peers/emscripten/build-module.ts'
import { emscripten } from '../../../../bench/peers/emscripten/toolchain.ts'
import { PeerError } from '../../../../bench/peers/peer-error.ts'
import { programInPath } from '../../support/c-teams.ts'

const VERSION = 'case "$*" in *--version*) echo "emcc (Emscripten) 1.38.0"; exit 0;; esac'

const FAULTS: ReadonlyArray<readonly [name: string, script: string, says: RegExp]> = [
  [
    'one that does not start',
    'echo "error: no python" >&2; exit 1',
    /^emscripten: emcc ended with code 1: error: no python; apt-get/
  ],
  ['one without a version', 'exit 0', /^emscripten: emcc names no version; apt-get/],
  [
    'an old one',
    `${VERSION}\necho "clang: error: unknown argument: -matomics" >&2; exit 1`,
    /emcc 1\.38\.0 can not build the kernels, .*unknown argument/
  ],
  ['one that writes nothing', VERSION, /emcc 1\.38\.0 wrote no plain\.wasm/],
  [
    'one that writes nonsense',
    `${VERSION}\nfor last; do :; done; echo nonsense > "$last"`,
    /what emcc 1\.38\.0 made of plain\.wasm is no WebAssembly/
  ]
]

test('a compiler that misbehaves is one clear line', async (t) => {
  for (const [name, script, says] of FAULTS)
    await t.test(name, async () => {
      const folder = join(mkdtempSync(join(tmpdir(), 'heddle-built-')), 'emscripten')
      const program = programInPath('emcc', script)
      try {
        await assert.rejects(buildModule(emscripten, folder), (error) => {
          assert.ok(error instanceof PeerError)
          assert.match(error.message, says)
          assert.doesNotMatch(error.message, /\n/)
          return true
        })
        assert.ok(!existsSync(folder))
      } finally {
        program.undo()
      }
    })

  await t.test('none at all', async () => {
    const before = process.env.PATH
    process.env.PATH = '/nowhere'
    try {
      await assert.rejects(
        buildModule(emscripten, '/nowhere/built'),
        /^PeerError: emscripten: emcc is not installed; apt-get/
      )
    } finally {
      process.env.PATH = before
    }
  })
})
