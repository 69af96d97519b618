/** Where things are, in a checkout (sources run as they are) and in a package (dist): the one place that knows. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** True when the TypeScript sources are running. */
export const inCheckout = import.meta.url.endsWith('.ts')

/** The folder of src/, in either form: frames inside it are ours. */
export const libraryFolder = dirname(dirname(fileURLToPath(import.meta.url)))

export const workerFile = join(libraryFolder, 'team', inCheckout ? 'worker.ts' : 'worker.js')

/** The folder of the built modules; in a checkout they are built first when their sources have changed. */
export async function kernelFolder(): Promise<string> {
  if (!inCheckout) return join(dirname(libraryFolder), 'wasm')
  const builder = new URL('../../scripts/build-kernels.ts', import.meta.url)
  const { ensureKernels } = await import(builder.href)
  return ensureKernels()
}
