/** Where `npm run build:peers` puts what it makes; git ignores it. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const peersFolder = fileURLToPath(new URL('./', import.meta.url))

export function buildFolder(peer: string): string {
  return join(peersFolder, 'build', peer)
}
