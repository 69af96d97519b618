/** A team's part of the profile: its ranks' rows, booked to the line that started each region. */
import { isMainThread } from 'node:worker_threads'
import type { CallSite } from './call-site.ts'
import { ownThread } from './own-thread.ts'
import { addSource, isProfiling } from './profiler.ts'
import { addToStats, type ProfileRow, type ProfileStats, rowsOf } from './row.ts'
import { type KernelSources, type RunningRegion, SlotRows } from './slot-rows.ts'
import { StageTable } from './stage-table.ts'

export interface TeamProfileOptions {
  readonly memory: WebAssembly.Memory
  readonly size: number
  readonly kernels: KernelSources & { readonly names: readonly string[] }
  readonly threadId: (rank: number) => number | undefined
}

export interface RegionProfile {
  readonly calledFrom: CallSite | undefined
  /** Books what the ranks did since the region started. */
  end(): void
}

export interface TeamProfile {
  /** Where a rank's kernels keep the order and the times of their stages. */
  stageTable(rank: number): SharedArrayBuffer
  readonly on: boolean
  /** Undefined when the profiler is off. */
  startRegion(kernel: string, calledFrom: CallSite | undefined): RegionProfile | undefined
  close(): void
}

const ELSEWHERE: CallSite = { file: '?', line: 0 }
const HOME = isMainThread ? '' : `${ownThread.name} `
/** Teams of this thread that have run since the profile began: numbered as they come, the first one without a number. */
let teams = 0

export function openTeamProfile({ memory, size, kernels, threadId }: TeamProfileOptions): TeamProfile {
  const slots = new SlotRows(memory, kernels)
  const tables = Array.from({ length: size }, () => new StageTable(kernels.sources, kernels.names))
  let team = 0
  let running: RunningRegion | undefined
  let booked: ProfileStats = new Map()

  const thread = (rank: number) => {
    const name = `${HOME}${team <= 1 ? '' : `team ${team} `}rank ${rank}`
    return { rank, name, tid: threadId(rank) ?? -1 }
  }
  const read = (region: RunningRegion): ProfileRow[] => tables.flatMap((_, rank) => slots.read(thread(rank), region))
  const clear = () => {
    for (let rank = 0; rank < size; rank++) slots.clear(rank)
  }

  const source = addSource({
    rows: () => (running === undefined ? rowsOf(booked) : [...rowsOf(booked), ...read(running)]),
    reset: () => {
      team = teams = 0
      booked = new Map()
      clear()
      for (const table of tables) table.clear()
    },
    stop: () => {
      for (const table of tables) table.stop()
    },
    lanes: () => tables.map((table, rank) => table.lane(thread(rank))).filter(({ nodes }) => nodes.length > 0)
  })

  return {
    stageTable: (rank) => tables[rank].buffer,
    get on() {
      return isProfiling()
    },
    startRegion(kernel, calledFrom = ELSEWHERE) {
      if (!isProfiling()) return undefined
      if (team === 0) team = ++teams
      clear()
      running = { kernel, calledFrom }
      return {
        calledFrom,
        end() {
          for (const row of read({ kernel, calledFrom })) addToStats(booked, row)
          running = undefined
        }
      }
    },
    close: source.close
  }
}
