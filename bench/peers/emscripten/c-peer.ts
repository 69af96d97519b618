/** The C kernels as a peer: one of our teams in every respect but the module that its workers run. */
import { chooseVariant } from '../../../src/engine/variants.ts'
import type { FoundPeer, LeftOut, Peer } from '../peer.ts'
import type { CPeer } from './build-module.ts'
import { type CKernels, loadCKernels } from './load.ts'
import { openCTeam } from './open-team.ts'

export function cPeer(name: CPeer): Peer {
  return { name, find: (threads) => find(name, threads) }
}

async function find(name: CPeer, threads: readonly number[]): Promise<FoundPeer | LeftOut> {
  let found: CKernels
  try {
    found = await loadCKernels(name)
    chooseVariant(found.kernels.variant)
  } catch (error) {
    return { leftOut: `${name}: left out: ${(error as Error).message.replace(`${name}: `, '')}` }
  }
  const { record, kernels } = found
  return {
    builds: [
      {
        name,
        variant: kernels.variant,
        version: record.compiler,
        build: record.commands[0]
          .split(' ')
          .filter((word) => /^-(O|m(?!llvm))/.test(word))
          .join(' '),
        simd: kernels.variant === 'fma' ? 'relaxed simd128' : 'simd128',
        threads,
        precisions: ['f64', 'f32'],
        details: {
          kernels:
            'the algorithms of our BLAS; the SVD by one-sided Jacobi rotations, which are several times the flops',
          command: record.commands[0],
          sha256: record.files.plain.sha256,
          bytes: String(record.files.plain.bytes)
        }
      }
    ],
    open: (_variant, count, { isPinned }) => openCTeam(found, { threads: count, pin: isPinned(count) })
  }
}
