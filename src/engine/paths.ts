/** Where things are, in a checkout (sources run as they are) and in a package (dist): the one place that knows. */
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** True when the TypeScript sources are running. */
export const inCheckout = import.meta.url.endsWith('.ts')

/** The folder of src/, in either form: frames inside it are ours. */
export const libraryFolder = dirname(dirname(fileURLToPath(import.meta.url)))

/** Whether a file is part of the library, or of what builds its kernels in a checkout: not the user's code. */
export function isOwnFile(file: string): boolean {
  return ownFolders.some((folder) => file.startsWith(folder))
}

/** A checkout may also hold the package built from it, which a linked program imports. */
const ownFolders = [libraryFolder, ...['scripts', 'dist'].map((name) => join(dirname(libraryFolder), name))].map(
  (folder) => folder + sep
)

export const workerFile = join(libraryFolder, 'team', inCheckout ? 'worker.ts' : 'worker.js')

/** The folder of the built modules; in a checkout they are built first when their sources have changed. */
export async function kernelFolder(): Promise<string> {
  if (!inCheckout) return join(dirname(libraryFolder), 'wasm')
  const builder = new URL('../../scripts/build-kernels.ts', import.meta.url)
  const { ensureKernels } = await import(builder.href)
  return ensureKernels()
}
