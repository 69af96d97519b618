/** Native NumPy, each thread count in a process of its own: a BLAS reads its thread count once, when it is loaded. */
import type { FoundPeer, LeftOut, OpenOptions, Peer, PeerBuild, PeerTeam } from '../peer.ts'
import { PeerProcess } from '../remote/peer-process.ts'
import { RemoteTeam } from '../remote/remote-team.ts'
import { findPython, type Greeting, type Python } from './find-python.ts'
import { launchOf } from './launch.ts'

/** Milliseconds in which Python must have loaded NumPy: a fifth of a second, and a cold disk. */
const START_LIMIT = 30_000

const HOW_TO_GET_IT = 'apt-get install python3-numpy libopenblas0-pthread, or set HEDDLE_PYTHON'

export const numpy: Peer = { name: 'numpy', find }

async function find(threads: readonly number[]): Promise<FoundPeer | LeftOut> {
  const options = { limit: START_LIMIT, signal: new AbortController().signal }
  const python = await findPython(Math.max(...threads), options)
  if ('why' in python) return { leftOut: `numpy: left out: ${python.why}; ${HOW_TO_GET_IT}` }
  // OpenBLAS takes no more threads than cores; a row that says three and ran two would mislead.
  const most = python.greeting.openblas?.threads ?? Number.POSITIVE_INFINITY
  const taken = threads.filter((count) => count <= most)
  const missed = threads.filter((count) => count > most)
  return {
    builds: [buildOf(python, taken)],
    ...(missed.length === 0
      ? {}
      : { note: `numpy: left out at ${missed.join(', ')} threads: its OpenBLAS takes ${most} at most here` }),
    open: (variant, count, opening) => open(python.path, variant, count, opening)
  }
}

async function open(path: string, variant: string, threads: number, options: OpenOptions): Promise<PeerTeam> {
  const started = new PeerProcess(launchOf(path, threads), options)
  const { header } = await started.greeting()
  const { openblas } = header as unknown as Greeting
  if (openblas !== null && openblas.threads !== threads) {
    await started.close()
    throw new Error(`its OpenBLAS runs ${openblas.threads} threads, not ${threads}`)
  }
  return new RemoteTeam(started, variant, threads)
}

function buildOf({ path, greeting }: Python, threads: readonly number[]): PeerBuild {
  const { numpy: version, python, libraries, openblas, features, config } = greeting
  return {
    name: 'numpy',
    variant: 'native',
    version,
    build: openblas?.config ?? (libraries.length === 0 ? null : libraries.join(', ')),
    simd: openblas === null ? null : `${openblas.kernel} kernels`,
    threads,
    precisions: ['f64', 'f32'],
    details: { python, executable: path, libraries: libraries.join(', '), features: features.join(' '), config }
  }
}
