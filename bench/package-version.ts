/** This package's version, from its own manifest, in a checkout and in a package alike. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export async function packageVersion(): Promise<string> {
  return JSON.parse(await readFile(fileURLToPath(import.meta.resolve('heddle/package.json')), 'utf8')).version
}
