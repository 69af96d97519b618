/** The same C through clang, with fused multiply-add: to be read beside our `fma` build. */
import { cPeer } from '../emscripten/c-peer.ts'

export const clang = cPeer('clang')
