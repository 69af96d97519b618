/** Teams of C kernels for tests, and compilers that misbehave. */
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadCKernels } from '../../../bench/peers/emscripten/load.ts'
import { type CTeam, openCTeam } from '../../../bench/peers/emscripten/open-team.ts'
import { engineFeatures } from '../../../src/engine/features.ts'

export const C_PEERS = ['emscripten', 'clang'] as const

/** For node:test's `skip`: why this engine can not run the peer's module. */
export function withoutPeer(peer: (typeof C_PEERS)[number]): string | false {
  return peer === 'clang' && !engineFeatures().relaxedSimd && 'this engine has no relaxed SIMD'
}

export async function cTeam(peer: (typeof C_PEERS)[number], threads: number): Promise<CTeam> {
  return openCTeam(await loadCKernels(peer), { threads })
}

/** Puts a program of that name, a shell script, before all others; `undo` takes it away. */
export function programInPath(name: string, script: string): { undo(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'heddle-program-'))
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  const before = process.env.PATH
  process.env.PATH = `${folder}:${before}`
  return {
    undo() {
      process.env.PATH = before
    }
  }
}
