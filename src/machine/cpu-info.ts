import { cpus } from 'node:os'
import { join } from 'node:path'
import { readText } from './kernel-files.ts'

/** One logical core as /proc/cpuinfo describes it; what it leaves out (most of it on ARM) is null. */
export interface CpuRecord {
  readonly cpu: number
  readonly socket: number | null
  readonly core: number | null
}

export interface CpuInfo {
  /** As the processor names itself, without the marketing's extra blanks. */
  readonly model: string | null
  /** Whether the processor says that it runs under a hypervisor. */
  readonly virtual: boolean | null
  /** Instruction sets that decide what V8 can emit for our kernels. */
  readonly vectors: readonly string[]
  readonly records: readonly CpuRecord[]
}

/** x86's sets in order of width, then ARM's. */
const VECTOR_SETS = ['sse4_1', 'avx', 'avx2', 'fma', 'avx512f', 'asimd', 'sve']

export function cpuInfo(proc = '/proc'): CpuInfo {
  const text = readText(join(proc, 'cpuinfo'))
  const blocks = (text ?? '').split(/\n\s*\n/).map(fields)
  const first = blocks.find((block) => block.has('flags') || block.has('Features'))
  const flags = first === undefined ? null : (first.get('flags') ?? first.get('Features') ?? '').split(/\s+/)
  const x86 = first?.has('flags') ?? false
  return {
    model: named(blocks.find((block) => block.has('model name'))?.get('model name') ?? cpus()[0]?.model),
    virtual: flags === null || !x86 ? null : flags.includes('hypervisor'),
    vectors: VECTOR_SETS.filter((set) => flags?.includes(set)),
    records: blocks
      .filter((block) => /^\d+$/.test(block.get('processor') ?? ''))
      .map((block) => ({
        cpu: Number(block.get('processor')),
        socket: whole(block.get('physical id')),
        core: whole(block.get('core id'))
      }))
  }
}

function fields(block: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) found.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim())
  }
  return found
}

function named(model: string | undefined): string | null {
  const text = (model ?? '').replace(/\s+/g, ' ').trim()
  return text === '' || text === 'unknown' ? null : text
}

function whole(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null
}
