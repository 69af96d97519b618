/** The host's side of a rank's lane (stage-log.ts): makes its table, clears it, reads it. */
import { MAX_ROWS } from '../../assembly/abi.ts'
import { laneOf } from './lane.ts'
import type { Lane } from './profile.ts'
import type { ProfileThread } from './row.ts'
import type { KernelSources } from './slot-rows.ts'
import { FunctionNumbers } from './table/functions.ts'
import * as T from './table/layout.ts'
import { readTable } from './table/read-table.ts'
import { clearSpans } from './table/span-log.ts'

const NOWHERE = { file: 'assembly', line: 0 }

export class StageTable {
  readonly buffer = T.newTable()
  readonly #views = T.viewsOf(this.buffer)

  /** `names`: the exports by entry. */
  constructor({ stages, exports }: KernelSources['sources'], names: readonly string[]) {
    const numbers = new FunctionNumbers(this.#views)
    // The column keeps rows of the same text apart: numbers are positions here.
    const add = (name: string, { file, line }: { file: string; line: number }, column: number) =>
      numbers.of({ name, file, line, column, kind: 'plain' })
    for (let row = 0; row < MAX_ROWS; row++) add(stages[row]?.name ?? '', stages[row] ?? NOWHERE, row + 1)
    names.forEach((name, entry) => {
      add(name, exports[name] ?? NOWHERE, MAX_ROWS + entry + 1)
    })
    this.clear()
  }

  /** No region may be running. */
  clear(): void {
    const { nodes, links, buckets, words, header } = this.#views
    nodes.fill(0, 0, words[T.NODE_COUNT] * T.NODE)
    links.fill(0, 0, T.LINK)
    buckets.fill(0)
    words[T.NODE_COUNT] = 1
    words[T.LOST] = 0
    header[T.STARTED] = performance.now()
    header[T.STOPPED] = 0
    clearSpans(this.#views)
  }

  stop(): void {
    this.#views.header[T.STOPPED] = performance.now()
  }

  lane(thread: ProfileThread): Lane {
    const lane = laneOf(thread, readTable(this.buffer))
    return { ...lane, frames: lane.frames.map((frame) => ({ ...frame, column: 0 })) }
  }
}
