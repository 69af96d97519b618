/** npm libraries that users would pick, each a variant: what `npm run peers:install` installs beside this file. */
import { findLibraries } from '../library/library-peer.ts'
import type { Peer } from '../peer.ts'

const LIBRARIES = ['ml-matrix', 'numpy-ts', 'jax-js', 'webr', 'eigen', 'opencv', 'mathjs', 'stdlib', 'numeric']

export const javascript: Peer = {
  name: 'javascript',
  find: (threads) =>
    findLibraries(
      'javascript',
      LIBRARIES.map((name) => ({ name, adapter: new URL(`./${name}`, import.meta.url).href })),
      threads,
      'npm run peers:install installs it'
    )
}
