import assert from 'node:assert/strict'
import test from 'node:test'
import { collectInfo, type EngineInfo, type Info, info } from '../../../bench/commands/info.ts'
import { formatInfo } from '../../../bench/commands/info-text.ts'

const engine: EngineInfo = {
  node: '26.10.0',
  v8: '14.6',
  features: { simd: true, relaxedSimd: false },
  variant: 'simd',
  reason: 'the engine has no relaxed SIMD, and this sentence goes on until it has to be broken between two words',
  modules: [{ name: 'simd', bytes: 12288, sha256: '0123456789abcdef'.repeat(4) }]
}

const longest = (text: string) => Math.max(...text.split('\n').map((line) => [...line].length))

async function printed(json: boolean): Promise<string> {
  let text = ''
  await info({ json }, engine, (part) => {
    text += part
  })
  return text
}

test('the text fits 80 columns and has every section', async () => {
  const text = await printed(false)
  assert.ok(longest(text) <= 80, text)
  for (const line of ['Engine', 'Machine', 'Cores', 'Caches', 'Threads', 'Clocks']) {
    assert.match(text, new RegExp(`^${line}$`, 'm'))
  }
  assert.match(text, /^ {2}features missing {4}relaxedSimd$/m)
  assert.match(text, /^ {2}kernels {13}simd, 12 KiB, sha256 0123456789abcdef…$/m)
  assert.match(text, /^ {2}usable cores {8}\d+/m)
})

test('the JSON is the object itself, and nothing in it is lost on the way', async () => {
  const parsed = JSON.parse(await printed(true))
  const found = collectInfo(engine)
  assert.deepEqual(Object.keys(parsed), Object.keys(found))
  assert.deepEqual(parsed.engine, engine)
  assert.deepEqual(parsed.cores, found.cores)
})

test('what a system does not tell is n/a, in the same places', () => {
  const unknown: Info = {
    engine,
    system: {
      platform: 'darwin',
      release: '25',
      architecture: 'arm64',
      memory: { total: 2 ** 34, free: 2 ** 30, limit: null },
      steal: null
    },
    processor: { model: null, virtual: null, vectors: [] },
    cores: { logical: 8, physical: null, sockets: null, list: [] },
    numa: [],
    caches: [],
    affinity: null,
    usable: {
      count: 8,
      limit: 'online',
      why: 'all 8 cores that are online',
      physical: null,
      affinity: null,
      quota: null
    },
    threads: { setting: 3, default: 3 },
    clock: { wall: { step: 41, cost: 40 }, cpu: null }
  }
  const text = formatInfo(unknown)
  assert.match(text, /processor {11}n\/a/)
  assert.match(text, /memory {14}16 GiB, 1 GiB free/)
  assert.match(text, /thread CPU clock {4}none on this system/)
  assert.match(text, /HEDDLE_NUM_THREADS {2}3\n/)
  assert.doesNotMatch(text, /null|undefined|NaN/)
})

test('of many cores the first are listed and the rest counted', () => {
  const found = collectInfo(engine)
  const list = Array.from({ length: 128 }, (_, cpu) => {
    const first = cpu % 64
    return { cpu, core: first, socket: 0, node: 0, siblings: [first, first + 64] }
  })
  const text = formatInfo({ ...found, cores: { logical: 128, physical: 64, sockets: 1, list } })
  assert.match(text, /core 31 +socket 0, node 0, logical, SMT siblings 31,95\n +and 32 more; --json lists all/)
})
