import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { Ajv } from 'ajv'
import { callgrind, chromeTrace, collapsed, cpuProfile, pprof, profilePage, speedscope } from '../../../src/index.ts'
import { fieldsOf } from './read-protobuf.ts'
import { sampleProfile } from './sample-profile.ts'

const profile = sampleProfile()
const [lane] = profile.lanes
const selfTotal = lane.nodes.reduce((sum, { wall }) => sum + wall, 0)

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) <= 0.05 + 0.001 * expected, `${actual} is not ${expected}`)
}

test('the profile: two calls of a, four of b under two, six of c', () => {
  const calls = lane.nodes.map(({ frame, calls }) => [lane.frames[frame].name, calls])
  assert.deepEqual(calls, [
    ['a', 2],
    ['b', 2],
    ['b', 2],
    ['c <&;>', 6]
  ])
  assert.ok(selfTotal >= 14)
  assert.equal(lane.spans.length, 12)
})

test("speedscope: its own schema, every opening with its closing, the CPU's weights", () => {
  const schema = JSON.parse(
    readFileSync(
      new URL('../../../node_modules/speedscope/dist/release/file-format-schema.json', import.meta.url),
      'utf8'
    )
  )
  const file = JSON.parse(speedscope(profile))
  const validate: (data: unknown) => boolean = new Ajv({ strict: false }).compile(schema)
  const isValid: boolean = validate(file)
  assert.ok(isValid, 'not as the schema says')
  const [wall, cpu] = file.profiles
  const open: number[] = []
  let last = wall.startValue
  for (const { type, frame, at } of wall.events) {
    assert.ok(at >= last)
    last = at
    if (type === 'O') open.push(frame)
    else assert.equal(open.pop(), frame)
  }
  assert.deepEqual(open, [])
  assert.ok(last <= wall.endValue)
  near(
    cpu.endValue,
    lane.nodes.reduce((sum, node) => sum + node.cpu, 0)
  )
})

test('Chrome trace: a complete event a call, inside its caller, with CPU time', () => {
  const { traceEvents } = JSON.parse(chromeTrace(profile))
  const calls = traceEvents.filter(({ ph }: { ph: string }) => ph === 'X')
  assert.equal(calls.length, 12)
  const [outer, inner] = calls
  assert.deepEqual([outer.name, inner.name], ['a', 'b'])
  assert.ok(inner.ts >= outer.ts && inner.ts + inner.dur <= outer.ts + outer.dur + 1)
  assert.ok(outer.tdur > 0 && outer.args.cpuMs > 0)
  assert.equal(inner.tts, outer.tts, 'the first call inside begins where its caller does, on the CPU clock too')
  const next = calls.findLast(({ name }: { name: string }) => name === 'a')
  near(next.tts, outer.tts + outer.tdur)
  assert.equal(traceEvents.find(({ name }: { name: string }) => name === 'thread_name').args.name, 'main')
})

test('.cpuprofile: a tree of V8 nodes whose time deltas are the self times', () => {
  const { nodes, samples, timeDeltas } = JSON.parse(cpuProfile(lane))
  assert.deepEqual(
    nodes.map(({ callFrame }: { callFrame: { functionName: string } }) => callFrame.functionName),
    ['(root)', 'a', 'b', 'b', 'c <&;>']
  )
  assert.deepEqual(nodes[1].children, [nodes[2].id, nodes[4].id])
  assert.equal(samples.length, timeDeltas.length)
  near(timeDeltas.reduce((sum: number, delta: number) => sum + delta, 0) / 1000, selfTotal)
})

test('collapsed stacks: one line a stack, no separator inside a name', () => {
  const lines = collapsed(profile).trimEnd().split('\n')
  const stacks = lines.map((line) => line.slice(0, line.lastIndexOf(' '))).filter((stack) => stack !== 'main;a')
  assert.deepEqual(stacks, ['main;a;b', 'main;a;b;b', 'main;a;c <&:>'])
})

test('callgrind: calls with their counts, and a recursion counted once', () => {
  const text = callgrind(profile)
  assert.match(text, /^# callgrind format\n/)
  assert.match(text, /events: Wall CPU/)
  const calls = [...text.matchAll(/cfn=(.*)\ncalls=(\d+) \d+\n\d+ (\d+) \d+/g)].map(([, name, count]) => [name, count])
  assert.deepEqual(calls, [
    ['b', '2'],
    ['c <&;>', '6'],
    ['b', '2']
  ])
})

test('pprof: calls, wall and CPU time of every stack, with its thread', () => {
  const fields = fieldsOf(gunzipSync(pprof(profile)))
  const texts = fields.filter(({ field }) => field === 6).map(({ bytes }) => bytes?.toString())
  assert.equal(texts[0], '')
  const samples = fields
    .filter(({ field }) => field === 2)
    .map(({ bytes }) => fieldsOf(bytes ?? Buffer.alloc(0)))
    .map((sample) => ({
      depth: sample[0].numbers().length,
      values: sample[1].numbers(),
      label: fieldsOf(sample[2].bytes ?? Buffer.alloc(0)).map(({ value }) => texts[value ?? 0])
    }))
  assert.deepEqual(
    samples.map(({ depth, values, label }) => [depth, values[0], ...label]),
    [
      [1, 2, 'thread', 'main'],
      [2, 2, 'thread', 'main'],
      [3, 2, 'thread', 'main'],
      [2, 6, 'thread', 'main']
    ]
  )
  near(samples.reduce((sum, { values }) => sum + values[1], 0) / 1e6, selfTotal)
})

test('the page: one file, nothing loaded, names escaped', () => {
  const page = profilePage(profile)
  assert.doesNotMatch(page, /(src|href)=/)
  assert.doesNotMatch(page, /c <&/)
  const data = /<script type="application\/json" id="profile">(.*?)<\/script>/s.exec(page)?.[1] ?? ''
  assert.equal(JSON.parse(data).lanes[0].spans.length, 12)
})
