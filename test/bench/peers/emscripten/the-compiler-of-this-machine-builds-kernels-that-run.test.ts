import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { PASSED_BELOW } from '../../../../bench/cases/case.ts'
import { OPERATIONS } from '../../../../bench/cases/index.ts'
import { clang } from '../../../../bench/peers/clang/toolchain.ts'
import { buildModule } from '../../../../bench/peers/emscripten/build-module.ts'
import { loadBuilt } from '../../../../bench/peers/emscripten/load.ts'
import { openCTeam } from '../../../../bench/peers/emscripten/open-team.ts'
import { emscripten } from '../../../../bench/peers/emscripten/toolchain.ts'
import { withoutPeer } from '../../support/c-teams.ts'

for (const toolchain of [emscripten, clang]) {
  const { problem } = await toolchain.find()
  test(`${toolchain.peer}: the compiler of this machine builds kernels that run`, {
    skip: problem ?? withoutPeer(toolchain.peer)
  }, async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'heddle-built-')), toolchain.peer)
    const record = await buildModule(toolchain, folder)
    await using team = await openCTeam(await loadBuilt(folder, record), { threads: 2 })
    for (const { op, dimensions, makeCase } of OPERATIONS.filter(({ op }) => team.has(op))) {
      const prepared = makeCase([80, 60, 70].slice(0, dimensions.length)).setup(team)
      await prepared.call()
      const residual = await prepared.residual()
      assert.ok(residual < PASSED_BELOW, `${op}: ${residual}`)
      prepared.dispose()
    }
  })
}
