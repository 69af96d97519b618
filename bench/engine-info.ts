/** What this engine can run, which variant is chosen and why, and the kernels' builds. */
import { engineFeatures } from '../src/engine/features.ts'
import { loadKernels } from '../src/engine/load.ts'
import { chooseVariant } from '../src/engine/variants.ts'
import type { EngineInfo } from './commands/info.ts'

export async function engineInfo(): Promise<EngineInfo> {
  const { variant, reason } = chooseVariant()
  const { files } = await loadKernels(variant)
  return {
    node: process.versions.node,
    v8: process.versions.v8,
    features: { ...engineFeatures() },
    variant,
    reason,
    modules: [
      { name: `${variant}.wasm`, ...files.plain },
      { name: `${variant}-stages.wasm`, ...files.stages }
    ]
  }
}
