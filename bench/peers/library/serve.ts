/**
 * A process that runs one library for the bench: does what it is asked on stdin and times that by its own clocks, as
 * numpy/serve.py does, with the same frames. Arguments: the adapter's module, and which of its variants.
 */
import { pathToFileURL } from 'node:url'
import type { DType } from '../../../src/matrix.ts'
import { accountBetween, readUsage, type Snapshot, snapshotThreads } from '../../../src/profiler/thread-account.ts'
import { FrameReader, frameOf } from '../remote/frames.ts'
import type { Adapter, AdapterModule, LibraryOperand, Operations, PreparedCall } from './adapter.ts'

interface Request {
  readonly do: 'put' | 'drop' | 'get' | 'run'
  readonly id: number
  readonly dtype: DType
  readonly shape: readonly number[]
  readonly op: keyof Operations
  readonly args: readonly ({ readonly id: number } | number)[]
  readonly outs: readonly number[]
  readonly calls: number
  readonly settle: boolean
  /** Whether the answer tells of each thread. */
  readonly threads?: boolean
}

/** Rows and columns of the matrices whose copies are timed in the greeting. */
const SAMPLE = 512

const operands = new Map<number, LibraryOperand>()
/** Frames go out by this alone: what a library prints must not come between. */
const write = process.stdout.write.bind(process.stdout)
process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write

const [file, variant] = process.argv.slice(2)
const { load } = (await import(pathToFileURL(file).href)) as AdapterModule
let adapter: Adapter
try {
  adapter = await load(variant)
  send(await greeting(adapter))
} catch (error) {
  // The last words of this process are what its peer is left out with.
  console.error((error as Error).message)
  process.exit(1)
}

// Ctrl-C reaches the whole group of processes: whoever started this one decides when it ends.
process.on('SIGINT', () => {})
const reader = new FrameReader()
for await (const chunk of process.stdin)
  for (const { header, payload } of reader.add(chunk)) await obey(header as unknown as Request, payload)
// A library's own threads would keep this process, and exit() waits for V8's compilers, which may take seconds.
process.kill(process.pid, 'SIGKILL')

async function obey(request: Request, payload: Uint8Array): Promise<void> {
  if (request.do === 'put') operands.set(request.id, operandOf(request, payload))
  else if (request.do === 'drop') operands.delete(request.id)
  else if (request.do === 'get') sendOperand(request.id)
  else {
    try {
      send(await run(request))
    } catch (error) {
      send({ error: `${(error as Error).name}: ${(error as Error).message}` })
    }
  }
}

async function run({ op, args, outs, calls, settle, threads }: Request): Promise<object> {
  const given = args.map((each) => (typeof each === 'number' ? each : (operands.get(each.id) as LibraryOperand)))
  const written = given.findLast((each) => typeof each !== 'number') as LibraryOperand
  const prepare = adapter.operations[written.dtype]?.[op] as
    | ((...all: unknown[]) => PreparedCall | Promise<PreparedCall>)
    | undefined
  if (prepare === undefined) throw new Error(`it has no ${op} in ${written.dtype}`)
  const copyBegan = performance.now()
  const prepared = await prepare(...given)
  const copyIn = performance.now() - copyBegan
  try {
    if (settle) await prepared.call()
    const before = threads === true ? snapshotThreads() : undefined
    const delayBefore = runDelay()
    const [cpuBegan, began] = [process.cpuUsage(), performance.now()]
    let result: unknown
    for (let i = 0; i < calls; i++) {
      result = prepared.call()
      // Most calls are synchronous: a turn of the queue for each would be timed with them.
      if (result instanceof Promise) result = await result
    }
    const wall = performance.now() - began
    const cpu = process.cpuUsage(cpuBegan)
    const each = before === undefined ? {} : { threads: threadsBetween(before, snapshotThreads()) }
    const delay = runDelay() - delayBefore
    const outBegan = performance.now()
    keep(await prepared.results?.(result), written, outs)
    const copyOut = performance.now() - outBegan
    const times = { wall, cpu: (cpu.user + cpu.system) / 1000, runDelay: delay, copyIn, copyOut, ...each }
    return prepared.results === undefined ? { ...times, value: String(result) } : times
  } finally {
    await prepared.free?.()
  }
}

/** Milliseconds that this thread was ready to run and had no core; NaN, which JSON writes as null, where the system does not tell. */
function runDelay(): number {
  return readUsage(process.pid)?.runDelay ?? Number.NaN
}

/** Libraries compute on the thread that calls them; the others are the engine's. */
function threadsBetween(before: Snapshot, after: Snapshot): object[] {
  return accountBetween(before, after).threads.map(({ id, name, cpu, runDelay }) => {
    const computes = id === process.pid
    return { id, name: computes ? 'main' : name, cpu, runDelay, computes }
  })
}

/** Into new operands where the request names some, else into the one that the operation writes. */
function keep(
  results: readonly ArrayLike<number>[] | undefined,
  written: LibraryOperand,
  outs: readonly number[]
): void {
  if (results === undefined) return
  if (outs.length === 0) written.data.set(results[0])
  for (const [i, id] of outs.entries()) {
    const data = new (written.dtype === 'f64' ? Float64Array : Float32Array)(results[i].length)
    data.set(results[i])
    operands.set(id, { rows: data.length, cols: 1, dtype: written.dtype, data })
  }
}

function operandOf({ shape, dtype }: Request, { buffer, byteOffset, byteLength }: Uint8Array): LibraryOperand {
  // A copy: the frame may lie anywhere in its chunk.
  const bytes = buffer.slice(byteOffset, byteOffset + byteLength)
  const data = dtype === 'f64' ? new Float64Array(bytes) : new Float32Array(bytes)
  return { rows: shape[0], cols: shape[1] ?? 1, dtype, data }
}

function sendOperand(id: number): void {
  const { data } = operands.get(id) as LibraryOperand
  send({ bytes: data.byteLength })
  write(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
}

function send(header: object): void {
  write(frameOf(header))
}

/** What it is, what it has, and what copies cost: three 512 × 512 matrices into its own form, and one back. */
async function greeting({ version, build, simd, operations }: Adapter): Promise<object> {
  const has = Object.entries(operations).flatMap(([dtype, each]) =>
    Object.keys(each).map((op) => (dtype === 'f64' ? 'd' : 's') + op)
  )
  return { version, build, simd, operations: has, precisions: Object.keys(operations), copies: await copies() }
}

async function copies(): Promise<object | null> {
  const dtype = adapter.operations.f64 === undefined ? 'f32' : 'f64'
  if (adapter.operations[dtype]?.gemm === undefined) return null
  const shape = [SAMPLE, SAMPLE]
  const zeros = new Uint8Array(SAMPLE * SAMPLE * (dtype === 'f64' ? 8 : 4))
  for (const id of [-1, -2, -3]) operands.set(id, operandOf({ shape, dtype } as unknown as Request, zeros))
  const args = [{ id: -1 }, { id: -2 }, { id: -3 }]
  const request = { do: 'run', op: 'gemm', args, outs: [], calls: 1, settle: false } as unknown as Request
  const { copyIn, copyOut } = (await run(request)) as { copyIn: number; copyOut: number }
  for (const id of [-1, -2, -3]) operands.delete(id)
  return { in: copyIn, out: copyOut }
}
