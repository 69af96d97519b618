/** Reads the profile rows that a rank's kernels keep in its slot of the shared memory (assembly/stage.ts). */
import {
  MAX_ROWS,
  REGION_ROW,
  ROW_BYTES,
  ROW_CALLS,
  ROW_CPU,
  ROW_CPU_SELF,
  ROW_FLOPS,
  ROW_WAIT,
  ROW_WALL,
  ROW_WALL_MAX,
  ROW_WALL_MIN,
  ROW_WALL_SELF,
  ROWS,
  SLOT_BYTES,
  SLOTS
} from '../../assembly/abi.ts'
import { BARRIER } from '../../assembly/stages.ts'
import type { CallSite } from './call-site.ts'
import type { ProfileRow, ProfileThread } from './row.ts'

/** What the rows are called and where they stand: the stages by number. */
export interface KernelSources {
  readonly sources: {
    readonly exports: Readonly<Record<string, { readonly file: string; readonly line: number }>>
    readonly stages: ReadonlyArray<{ readonly name: string; readonly file: string; readonly line: number }>
  }
}

const NOWHERE = { file: 'assembly', line: 0 }

/** The region that the rows are about: only one runs at a time. */
export interface RunningRegion {
  readonly kernel: string
  readonly calledFrom: CallSite
}

export class SlotRows {
  readonly #doubles: Float64Array
  readonly #kernels: KernelSources

  constructor(memory: WebAssembly.Memory, kernels: KernelSources) {
    this.#doubles = new Float64Array(memory.buffer)
    this.#kernels = kernels
  }

  clear(rank: number): void {
    this.#doubles.fill(0, index(rank, 0, 0), index(rank, MAX_ROWS, 0))
  }

  /** The rows with calls. May be asked while the rank is running: then they hold what it has finished. */
  read(thread: ProfileThread & { rank: number }, { kernel, calledFrom }: RunningRegion): ProfileRow[] {
    const rows: ProfileRow[] = []
    for (let row = 0; row < MAX_ROWS; row++) {
      const field = (offset: number) => this.#doubles[index(thread.rank, row, offset)]
      const calls = field(ROW_CALLS)
      if (calls === 0) continue
      const cpu = field(ROW_CPU)
      const flops = field(ROW_FLOPS)
      rows.push({
        thread,
        ...this.#identity(row, kernel),
        calledFrom,
        calls,
        primitiveCalls: calls,
        wall: {
          total: field(ROW_WALL),
          self: field(ROW_WALL_SELF),
          min: field(ROW_WALL_MIN),
          max: field(ROW_WALL_MAX)
        },
        // A barrier is shorter than the CPU clock can tell; its CPU time is in the stage around it.
        cpu: row === BARRIER || Number.isNaN(cpu) ? null : { total: cpu, self: field(ROW_CPU_SELF) },
        wait: field(ROW_WAIT),
        ...(flops > 0 && { flops })
      })
    }
    return rows
  }

  #identity(row: number, kernel: string): { function: string; file: string; line: number } {
    const { exports, stages } = this.#kernels.sources
    if (row === REGION_ROW) return { function: kernel, ...(exports[kernel] ?? NOWHERE) }
    const { name, file, line } = stages[row]
    return { function: name, file, line }
  }
}

function index(rank: number, row: number, offset: number): number {
  return (SLOTS + rank * SLOT_BYTES + ROWS + row * ROW_BYTES + offset) >> 3
}
