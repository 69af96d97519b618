/** The packages of this folder: none of them is Heddle's, so nothing may take it that they are there. */

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

// Their types are not there either when they are not.
// biome-ignore lint/suspicious/noExplicitAny: whatever the library exports
type Library = any

/** The package's module. Throws in one line when the package is not installed. */
export async function libraryNamed(name: string): Promise<Library> {
  try {
    return await import(name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') throw new Error(`${name} is not installed`)
    throw error
  }
}

/** As in name 1.2.3. */
export async function versionOf(name: string): Promise<string> {
  // Not every package lets its package.json be imported.
  const folder = require.resolve.paths(name)?.[0]
  const { version } = JSON.parse(await readFile(`${folder}/${name}/package.json`, 'utf8'))
  return `${name} ${version}`
}
