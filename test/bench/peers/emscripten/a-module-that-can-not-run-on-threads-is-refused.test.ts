import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import { checkModule } from '../../../../bench/peers/emscripten/c-stacks.ts'
import { PeerError } from '../../../../bench/peers/peer-error.ts'
import { kernelFolder } from '../../../../src/engine/paths.ts'

test('a module that can not run on threads is refused', async (t) => {
  await t.test('one without a way to set its stack', async () => {
    const bytes = new Uint8Array(await readFile(join(await kernelFolder(), 'simd.wasm')))
    assert.throws(
      () => checkModule(bytes, 'this'),
      (error) => {
        assert.ok(error instanceof PeerError)
        assert.match(error.message, /^this has no __heap_base, stackAddress: .* stacks of their own$/)
        return true
      }
    )
  })

  await t.test('one that the engine does not take', () => {
    const cut = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 9)
    assert.throws(() => checkModule(cut, 'this'), /^PeerError: this is no WebAssembly that this engine takes: .*/)
  })
})
