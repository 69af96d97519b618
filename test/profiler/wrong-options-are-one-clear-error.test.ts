import assert from 'node:assert/strict'
import { test } from 'node:test'
import { profileOff, profileOn } from '../../src/index.ts'

const CASES: ReadonlyArray<readonly [options: unknown, message: string]> = [
  [null, 'profileOn: expected an object of options, got null'],
  ['cpu', 'profileOn: expected an object of options, got cpu'],
  [{ cpus: true }, 'profileOn: there is no option cpus; there are cpu, spans'],
  [{ cpu: 'yes' }, 'profileOn: cpu: expected true or false, got yes']
]

for (const [options, message] of CASES)
  test(`${JSON.stringify(options)}, and the profiler stays off`, () => {
    assert.throws(() => profileOn(options as never), { name: 'ArgumentError', message })
    profileOn({ spans: false })
    profileOff()
  })
