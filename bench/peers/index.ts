/** Every peer that `--peers` knows. A new one is a folder beside this and a line here. */
import { clang } from './clang/clang.ts'
import { emscripten } from './emscripten/emscripten.ts'
import { javascript } from './javascript/javascript.ts'
import { numpy } from './numpy/numpy.ts'
import { openblas } from './openblas/openblas.ts'
import type { Peer } from './peer.ts'

export const PEERS: readonly Peer[] = [emscripten, clang, openblas, numpy, javascript]

/** Those that `heddle check --peer` runs: each is one program, not a collection of them. */
export const CHECK_PEERS: readonly string[] = [numpy, openblas, emscripten, clang].map(({ name }) => name)
