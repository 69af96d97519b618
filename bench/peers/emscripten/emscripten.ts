/** Our kernels in C through emcc, at 128 bits without fused multiply-add: to be read beside our `simd` build. */
import { cPeer } from './c-peer.ts'

export const emscripten = cPeer('emscripten')
