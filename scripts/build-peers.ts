/**
 * `npm run build:peers [names] [-- --keep]`: builds the peers that this machine has the tools for, and says for each other
 * one in a line how to get them. With --keep the modules of our own C go where the repository keeps them.
 */
import { basename } from 'node:path'
import { buildFolder } from '../bench/peers/build-folder.ts'
import { clang } from '../bench/peers/clang/toolchain.ts'
import { buildModule } from '../bench/peers/emscripten/build-module.ts'
import { keptFolder } from '../bench/peers/emscripten/load.ts'
import { emscripten, type Toolchain } from '../bench/peers/emscripten/toolchain.ts'
import { buildOpenblas } from '../bench/peers/openblas/build.ts'
import { PeerError } from '../bench/peers/peer-error.ts'

/** Resolves to one line about what was built. Throws PeerError. */
type Build = (keep: boolean) => Promise<string>

const BUILDS: Readonly<Record<string, Build>> = {
  emscripten: (keep) => buildC(emscripten, keep),
  clang: (keep) => buildC(clang, keep),
  openblas: () => buildOpenblas((line) => console.log(line))
}

async function buildC(toolchain: Toolchain, keep: boolean): Promise<string> {
  const folder = (keep ? keptFolder : buildFolder)(toolchain.peer)
  const { compiler, files, variant } = await buildModule(toolchain, folder)
  return `${toolchain.peer}: built with ${compiler} (${variant}), ${files.plain.bytes} bytes, in ${basename(folder)}/`
}

const names = process.argv.slice(2).filter((text) => text !== '--keep')
const keep = process.argv.includes('--keep')
const unknown = names.find((name) => BUILDS[name] === undefined)
if (unknown !== undefined) {
  console.error(
    `build:peers: there is no peer ${JSON.stringify(unknown)} to build; known: ${Object.keys(BUILDS).join(', ')}`
  )
  process.exitCode = 2
} else {
  for (const name of names.length > 0 ? names : Object.keys(BUILDS)) {
    try {
      console.log(await BUILDS[name](keep))
    } catch (error) {
      if (!(error instanceof PeerError)) throw error
      console.log(error.message)
      // What was asked for by name must be there; without names, what the machine can not do is only told.
      if (names.length > 0) process.exitCode = 1
    }
  }
}
