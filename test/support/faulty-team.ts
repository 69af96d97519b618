/** A team whose kernels can be told to fail (test/fixtures/faults.as.ts), and its Worker objects by rank. */
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import asc from 'assemblyscript/asc'
import { SharedMemory } from '../../src/memory/shared-memory.ts'
import { WorkerTeam } from '../../src/team/worker-team.ts'

const workers = new Set<Worker>()
process.on('worker', (worker) => workers.add(worker))

let compiled: Promise<WebAssembly.Module> | undefined

async function compile(): Promise<WebAssembly.Module> {
  const outFile = join(tmpdir(), `heddle-faults-${process.pid}.wasm`)
  const flags = '--optimize --runtime stub --importMemory --sharedMemory --initialMemory 1024 --maximumMemory 65536'
  const constants = ['abort=', 'PROFILE=0', 'RELAXED=0', 'TILE_VECTORS=2'].flatMap((text) => ['--use', text])
  const features = ['--enable', 'simd', '--enable', 'threads']
  const output = { baseDir: '', stderr: { write: (text: string | Uint8Array) => process.stderr.write(text) } }
  const { error } = await asc.main(
    ['test/fixtures/faults.as.ts', '--outFile', outFile, ...flags.split(' '), ...constants, ...features],
    output
  )
  if (error) throw error
  return new WebAssembly.Module(await readFile(outFile))
}

export interface FaultyTeam extends AsyncDisposable {
  readonly team: WorkerTeam
  /** Ends a rank's worker from outside, as a crash would. */
  terminate(rank: number): Promise<unknown>
}

export async function faultyTeam(threads: number, usableCores = 2): Promise<FaultyTeam> {
  compiled ??= compile()
  const module = await compiled
  const names = WebAssembly.Module.exports(module).map((entry) => entry.name)
  const noFile = { bytes: 0, sha256: '' }
  const sources = { exports: {}, stages: [] }
  const kernels = {
    variant: 'simd',
    plain: module,
    stages: module,
    names,
    sources,
    files: { plain: noFile, stages: noFile },
    flags: []
  } as const
  const team = new WorkerTeam({ threads, usableCores, kernels, memory: new SharedMemory() })
  await team.ready()
  return {
    team,
    terminate: async (rank) => [...workers].find((worker) => worker.threadId === team.threadId(rank))?.terminate(),
    [Symbol.asyncDispose]: () => team.close()
  }
}
