import { spawnSync } from 'node:child_process'

/** The first Python with NumPy, or why its tests are left out. */
const found = ['/usr/bin/python3', 'python3', 'python'].find(
  (command) => spawnSync(command, ['-c', 'import numpy'], { timeout: 30_000 }).status === 0
)

/** For a test's `skip`. */
export const noNumpy = found === undefined && 'no python3 with NumPy on this machine'

/** Runs a script with NumPy as np and the arguments as argv; gives back what it prints, as JSON. */
export function numpy(script: string, ...argv: string[]): unknown {
  const source = `import sys, json, numpy as np\nargv = sys.argv[1:]\n${script}`
  const { status, stdout, stderr } = spawnSync(found ?? 'python3', ['-c', source, ...argv], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout.trim() === '' ? null : JSON.parse(stdout)
}
