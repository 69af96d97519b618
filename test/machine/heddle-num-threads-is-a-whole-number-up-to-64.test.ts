import assert from 'node:assert/strict'
import test from 'node:test'
import { threadsSetting } from '../../src/machine/threads-setting.ts'

for (const [text, threads] of [
  ['1', 1],
  ['64', 64],
  [' 8 ', 8]
] as const) {
  test(`"${text}" asks for ${threads}`, () => assert.equal(threadsSetting({ HEDDLE_NUM_THREADS: text }), threads))
}

test('unset or empty asks for nothing', () => {
  assert.equal(threadsSetting({}), null)
  assert.equal(threadsSetting({ HEDDLE_NUM_THREADS: ' ' }), null)
})

for (const text of ['0', '65', '-1', '2.5', '4,2', '0x4', '1e1', 'all']) {
  test(`"${text}" is an error that names the variable and the value`, () => {
    assert.throws(() => threadsSetting({ HEDDLE_NUM_THREADS: text }), {
      name: 'SettingError',
      code: 'HEDDLE_SETTING',
      message: `HEDDLE_NUM_THREADS must be a whole number from 1 to 64, got "${text}"`
    })
  })
}
