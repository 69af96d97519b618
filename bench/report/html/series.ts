/** Results of one case and one build, over thread counts: a line in the charts. */
import type { Result } from '../../result/types.ts'
import { shapeText } from '../format.ts'
import { whoOf } from '../versus-table.ts'

export interface Series {
  readonly op: string
  /** Shape, and the build where several were measured. */
  readonly name: string
  /** By thread count. */
  readonly results: readonly Result[]
}

/** The series of each operation, in the order of the run. */
export function seriesByOp(results: readonly Result[]): ReadonlyArray<{ op: string; series: readonly Series[] }> {
  const severalBuilds = new Set(results.map(whoOf)).size > 1
  const ops = groupBy(results, ({ op }) => op)
  return [...ops].map(([op, ofOp]) => ({
    op,
    series: [...groupBy(ofOp, (result) => JSON.stringify([result.shape, whoOf(result)])).values()].map((line) => ({
      op,
      name: severalBuilds ? `${shapeText(line[0].shape)} ${whoOf(line[0])}` : shapeText(line[0].shape),
      results: [...line].sort((a, b) => a.threads - b.threads)
    }))
  }))
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

/** What a point says under the pointer, and a row at its head. */
export function caseText(result: Result): string {
  return `${result.op} ${withoutOp(result)}`
}

/** The same where the operation stands above. */
export function withoutOp({ shape, threads }: Result): string {
  return `${shapeText(shape)}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`
}

/** Not to be trusted: drawn hollow. */
export function isDoubtful({ passed, disturbed, oversubscribed }: Result): boolean {
  return !passed || disturbed || oversubscribed
}
