import type { BenchRun } from '../../result/types.ts'

/** A run and what it is called: the name of its file. */
export interface NamedRun {
  readonly name: string
  readonly run: BenchRun
}
