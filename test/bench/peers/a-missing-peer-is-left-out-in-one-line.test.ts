import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { runBench } from '../support/bench-process.ts'

const OPTIONS = { ops: 'ddot', sizes: '100', threads: '1', budget: '200ms', peers: 'numpy' }
const HOW = 'apt-get install python3-numpy libopenblas0-pthread, or set HEDDLE_PYTHON'

/** A Python that has no NumPy. */
function pythonWithoutNumpy(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'heddle-python-')), 'python3')
  writeFileSync(path, `#!/bin/sh\necho "ModuleNotFoundError: No module named 'numpy'" >&2\nexit 1\n`, { mode: 0o755 })
  return path
}

for (const [what, python, reason] of [
  ['no Python', '/nowhere/python3', 'could not be started: spawn /nowhere/python3 ENOENT'],
  ['no NumPy', pythonWithoutNumpy(), "ended with exit code 1: ModuleNotFoundError: No module named 'numpy'"]
]) {
  test(`${what}: one line says how to get it, and the run goes on`, async () => {
    const { code, stdout, stderr } = await runBench(OPTIONS, undefined, { HEDDLE_PYTHON: python })
    assert.equal(code, 0, stderr)
    assert.match(stdout, /^ddot +100 .*PASSED$/m)
    const told = stdout.replaceAll('\n', ' ')
    assert.ok(told.includes(`numpy: left out: ${python}: NumPy's process ${reason}; ${HOW}`), stdout)
    assert.equal(stdout.match(/left out/g)?.length, 1)
  })
}
