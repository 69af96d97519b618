/** How the process with NumPy is started. */
import { fileURLToPath } from 'node:url'
import type { Launch } from '../remote/peer-process.ts'

const SERVE = fileURLToPath(new URL('./serve.py', import.meta.url))

/** Each BLAS that NumPy may be built with reads its thread count from one of these. */
const THREAD_SETTINGS = [
  'OPENBLAS_NUM_THREADS',
  'OMP_NUM_THREADS',
  'MKL_NUM_THREADS',
  'BLIS_NUM_THREADS',
  'VECLIB_MAXIMUM_THREADS'
]
/** They force a kernel that is not the best for the processor: taken away, so that NumPy runs at its own speed. */
const KERNEL_SETTINGS = ['OPENBLAS_CORETYPE', 'OPENBLAS_L2_SIZE']

export function launchOf(python: string, threads: number): Launch {
  return { who: 'NumPy', command: python, args: ['-B', SERVE], env: environmentFor(threads) }
}

function environmentFor(threads: number): NodeJS.ProcessEnv {
  const environment = { ...process.env }
  for (const name of KERNEL_SETTINGS) delete environment[name]
  for (const name of THREAD_SETTINGS) environment[name] = String(threads)
  return environment
}
