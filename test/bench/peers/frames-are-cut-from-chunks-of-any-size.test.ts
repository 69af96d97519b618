import assert from 'node:assert/strict'
import test from 'node:test'
import { FrameReader, frameOf } from '../../../bench/peers/remote/frames.ts'

const payload = Buffer.from([1, 2, 3, 4, 5])
const stream = Buffer.concat([frameOf({ wall: 1 }), frameOf({ bytes: 5 }), payload, frameOf({ bytes: 0 })])

for (const size of [1, 3, 7, stream.length]) {
  test(`frames are cut from chunks of ${size} bytes`, () => {
    const reader = new FrameReader()
    const frames = []
    for (let at = 0; at < stream.length; at += size) frames.push(...reader.add(stream.subarray(at, at + size)))
    assert.deepEqual(
      frames.map(({ header, payload: bytes }) => [header, [...bytes]]),
      [
        [{ wall: 1 }, []],
        [{ bytes: 5 }, [1, 2, 3, 4, 5]],
        [{ bytes: 0 }, []]
      ]
    )
  })
}

test('what is no frame is said so', () => {
  assert.throws(() => new FrameReader().add(Buffer.from([2, 0, 0, 0, 0x68, 0x69])), SyntaxError)
})
