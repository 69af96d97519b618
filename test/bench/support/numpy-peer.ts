/** NumPy for tests: on machines that have it, and with faults on request. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { numpy } from '../../../bench/peers/numpy/numpy.ts'
import type { FoundPeer, PeerTeam } from '../../../bench/peers/peer.ts'

const answer = await numpy.find([1])

/** For node:test's `skip`: why, where this machine has no NumPy. */
export const withoutNumpy: string | false = 'leftOut' in answer && answer.leftOut

export function openNumpy(threads: number, { limit = 30_000 } = {}): Promise<PeerTeam> {
  return (answer as FoundPeer).open('native', threads, {
    limit,
    signal: new AbortController().signal,
    isPinned: () => false
  })
}

/** An environment in which Python runs these lines as it starts. */
export function pythonThatFirst(lines: string): { readonly PYTHONPATH: string } {
  const folder = mkdtempSync(join(tmpdir(), 'heddle-python-'))
  writeFileSync(join(folder, 'sitecustomize.py'), lines)
  return { PYTHONPATH: folder }
}
