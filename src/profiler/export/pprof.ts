/**
 * pprof's profile.proto, gzipped: calls, wall and CPU time of every stack, labelled with its thread.
 * https://github.com/google/pprof/blob/main/proto/profile.proto names the fields; their numbers stand below.
 */
import { gzipSync } from 'node:zlib'
import type { Profile } from '../profile.ts'
import { Message } from './protobuf.ts'
import { stackOf } from './stacks.ts'

const PROFILE = { sampleType: 1, sample: 2, location: 4, function: 5, text: 6, time: 9, duration: 10, defaultType: 14 }
const VALUE_TYPE = { type: 1, unit: 2 }
const SAMPLE = { location: 1, value: 2, label: 3 }
const LABEL = { key: 1, text: 2 }
const LOCATION = { id: 1, line: 4 }
const LINE = { function: 1, line: 2 }
const FUNCTION = { id: 1, name: 2, systemName: 3, file: 4, startLine: 5 }

export function pprof(profile: Profile): Buffer {
  // The first is always the empty one.
  const texts = new Map([['', 0]])
  const text = (value: string) => {
    const known = texts.get(value)
    if (known !== undefined) return known
    texts.set(value, texts.size)
    return texts.size - 1
  }
  const type = (name: string, unit: string) =>
    new Message().number(VALUE_TYPE.type, text(name)).number(VALUE_TYPE.unit, text(unit))
  const out = new Message()
    .message(PROFILE.sampleType, type('calls', 'count'))
    .message(PROFILE.sampleType, type('wall', 'nanoseconds'))
    .message(PROFILE.sampleType, type('cpu', 'nanoseconds'))

  let functions = 0
  for (const lane of profile.lanes) {
    const first = functions + 1
    for (const { name, file, line } of lane.frames) {
      const id = ++functions
      out.message(
        PROFILE.function,
        new Message()
          .number(FUNCTION.id, id)
          .number(FUNCTION.name, text(name))
          .number(FUNCTION.systemName, text(name))
          .number(FUNCTION.file, text(file))
          .number(FUNCTION.startLine, line)
      )
      const at = new Message().number(LINE.function, id).number(LINE.line, line)
      out.message(PROFILE.location, new Message().number(LOCATION.id, id).message(LOCATION.line, at))
    }
    const label = new Message().number(LABEL.key, text('thread')).number(LABEL.text, text(lane.thread.name))
    lane.nodes.forEach(({ calls, wall, cpu }, node) => {
      // Innermost first.
      const stack = stackOf(lane, node).reverse()
      const sample = new Message()
        .numbers(
          SAMPLE.location,
          stack.map((frame) => first + frame)
        )
        .numbers(SAMPLE.value, [calls, Math.round(wall * 1e6), Math.round(cpu * 1e6)])
        .message(SAMPLE.label, label)
      out.message(PROFILE.sample, sample)
    })
  }
  out
    .number(PROFILE.time, Date.parse(profile.taken) * 1e6)
    .number(PROFILE.duration, Math.round(profile.wall * 1e6))
    .number(PROFILE.defaultType, text('wall'))
  for (const value of texts.keys()) out.text(PROFILE.text, value)
  return gzipSync(out.toBuffer())
}
