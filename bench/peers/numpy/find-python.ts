/** The Python that has NumPy, and what runs in it. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { OpenOptions } from '../peer.ts'
import { PeerProcess } from '../remote/peer-process.ts'
import { launchOf } from './launch.ts'

/** What serve.py says of itself. */
export interface Greeting {
  readonly numpy: string
  readonly python: string
  /** Files of the BLAS that it loaded. */
  readonly libraries: readonly string[]
  /** Null where it is another BLAS, or the system does not tell. */
  readonly openblas: { readonly config: string; readonly kernel: string; readonly threads: number } | null
  readonly features: readonly string[]
  /** numpy.show_config(). */
  readonly config: string
}

export interface Python {
  readonly path: string
  readonly greeting: Greeting
}

/** Debian's own has Debian's NumPy; then whatever PATH has first. HEDDLE_PYTHON is the only one where it is set. */
function candidates({ HEDDLE_PYTHON, PATH = '' }: NodeJS.ProcessEnv): string[] {
  if (HEDDLE_PYTHON) return [HEDDLE_PYTHON]
  const folders = PATH.split(delimiter).filter((folder) => folder !== '')
  const paths = ['/usr/bin/python3', ...folders.map((folder) => join(folder, 'python3'))]
  return [...new Set(paths)].filter((path) => existsSync(path))
}

/** The first with NumPy, started for so many threads; else why the first candidate would not do. */
export async function findPython(
  threads: number,
  options: Pick<OpenOptions, 'limit' | 'signal'>
): Promise<Python | { readonly why: string }> {
  let why: string | undefined
  for (const path of candidates(process.env)) {
    const started = new PeerProcess(launchOf(path, threads), options)
    try {
      const { header } = await started.greeting()
      return { path, greeting: header as unknown as Greeting }
    } catch (error) {
      why ??= `${path}: ${(error as Error).message}`
    } finally {
      await started.close()
    }
  }
  return { why: why ?? 'there is no python3' }
}
