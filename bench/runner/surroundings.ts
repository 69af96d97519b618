/** Where a run was measured: machine, engine, commit. They stand beside every figure. */
import { execFile } from 'node:child_process'
import { totalmem } from 'node:os'
import { promisify } from 'node:util'
import { loadKernels } from '../../src/engine/load.ts'
import { chooseVariant, type Variant } from '../../src/engine/variants.ts'
import { cores } from '../../src/machine/cores.ts'
import { cpuInfo } from '../../src/machine/cpu-info.ts'
import type { UsableCores } from '../../src/machine/usable-cores.ts'
import { packageVersion } from '../package-version.ts'
import type { EngineRecord, GitRecord, MachineRecord, VariantRecord } from '../result/types.ts'

export function machineRecord(usable: UsableCores): MachineRecord {
  const { logical, physical } = cores()
  const { model, virtual } = cpuInfo()
  return {
    cpu: model,
    platform: process.platform,
    arch: process.arch,
    cores: { logical, physical, usable: usable.count, why: usable.why },
    memory: totalmem(),
    virtual
  }
}

/** Throws EngineError for a variant that this engine can not run. */
export async function engineRecord(variants: readonly string[]): Promise<EngineRecord> {
  const builds: Record<string, VariantRecord> = {}
  for (const variant of variants) {
    const { flags, files } = await loadKernels(chooseVariant(variant as Variant).variant)
    builds[variant] = { flags, sha256: files.plain.sha256 }
  }
  return {
    heddle: await packageVersion(),
    node: process.versions.node,
    v8: process.versions.v8,
    flags: process.execArgv,
    variants: builds
  }
}

/** The commit of the folder that the command runs in; null where there is no git or no checkout. */
export async function gitRecord(): Promise<GitRecord | null> {
  const git = async (...args: string[]) => (await promisify(execFile)('git', args, { timeout: 5000 })).stdout.trim()
  try {
    const [commit, branch, changes] = await Promise.all([
      git('rev-parse', 'HEAD'),
      git('rev-parse', '--abbrev-ref', 'HEAD'),
      git('status', '--porcelain', '--untracked-files=no')
    ])
    return { commit, branch: branch === 'HEAD' ? null : branch, dirty: changes !== '' }
  } catch {
    return null
  }
}
