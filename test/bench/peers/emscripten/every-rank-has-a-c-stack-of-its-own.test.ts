import assert from 'node:assert/strict'
import test from 'node:test'
import { heapBase } from '../../../../bench/peers/emscripten/c-stacks.ts'
import { loadCKernels } from '../../../../bench/peers/emscripten/load.ts'
import { openCTeam } from '../../../../bench/peers/emscripten/open-team.ts'
import { STACK_BYTES } from '../../../../bench/peers/emscripten/toolchain.ts'
import { SharedMemory } from '../../../../src/memory/shared-memory.ts'
import { WorkerTeam } from '../../../../src/team/worker-team.ts'
import { C_PEERS, withoutPeer } from '../../support/c-teams.ts'

for (const peer of C_PEERS)
  test(`${peer}: every rank has a C stack of its own, below all that the host allocates`, {
    skip: withoutPeer(peer)
  }, async () => {
    const threads = 4
    const found = await loadCKernels(peer)
    const memory = new SharedMemory()
    const out = memory.allocate(2 ** 21)
    const team = new WorkerTeam({ threads, usableCores: 2, kernels: found.kernels, memory })
    await team.ready()
    // High up in the block: the stacks lie in its first part, as this bare team reserves nothing.
    const table = out + 2 ** 20
    await team.run('stackAddress', [table])
    await team.close()

    const base = heapBase(found.kernels.plain, memory.memory)
    const addresses = [...memory.f64(table, threads)]
    for (const [rank, address] of addresses.entries()) {
      const area = base + rank * STACK_BYTES
      assert.ok(address > area && address <= area + STACK_BYTES, `rank ${rank} at ${address}, its area at ${area}`)
    }

    await using whole = await openCTeam(found, { threads: threads })
    const first = whole.vector(1)
    assert.ok(first.address >= base + threads * STACK_BYTES, `the first block is at ${first.address}`)
  })
