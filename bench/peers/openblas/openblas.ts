/** OpenBLAS and LAPACK through emcc: what `npm run build:peers` made of Debian's sources on this machine. */
import { findLibraries } from '../library/library-peer.ts'
import type { Peer } from '../peer.ts'

const adapter = new URL('./adapter', import.meta.url).href

export const openblas: Peer = {
  name: 'openblas',
  find: (threads) =>
    findLibraries(
      'openblas',
      ['stock', 'tuned'].map((name) => ({ name, adapter })),
      threads,
      'npm run build:peers openblas builds it'
    )
}
