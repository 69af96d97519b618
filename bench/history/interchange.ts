/** A history as one JSON document: `"schema": "heddle.history/1"`, the runs in the order they were started. */
import { readFile, stat } from 'node:fs/promises'
import type { NamedRun } from '../report/html/named-run.ts'
import { ResultError } from '../result/result-error.ts'
import type { BenchRun } from '../result/types.ts'
import { faultOf } from '../result/validate.ts'

export const HISTORY_SCHEMA = 'heddle.history/1'

const LARGEST_FILE = 512 * 2 ** 20

export function historyText(runs: readonly NamedRun[]): string {
  return `${JSON.stringify({ schema: HISTORY_SCHEMA, runs: runs.map(({ name, run }) => ({ name, run })) })}\n`
}

/** Throws ResultError for a file that is missing, damaged, foreign, enormous or of a later heddle. */
export async function readHistoryFile(file: string): Promise<NamedRun[]> {
  const document = await parse(file)
  const { schema, runs } = (document ?? {}) as { schema?: unknown; runs?: unknown }
  if (schema !== HISTORY_SCHEMA)
    throw new ResultError(file, `not a history of this heddle; give a file that \`heddle history export\` wrote`)
  if (!Array.isArray(runs)) throw new ResultError(file, 'damaged: runs must be a list; export it again')
  const read: NamedRun[] = []
  for (const [i, each] of runs.entries()) {
    const { name, run } = (each ?? {}) as { name?: unknown; run?: unknown }
    const fault = typeof name === 'string' ? await faultOf(run) : 'name must be string'
    if (fault !== undefined) throw new ResultError(file, `damaged: runs/${i}: ${fault}; export it again`)
    read.push({ name: name as string, run: run as BenchRun })
  }
  return read
}

async function parse(file: string): Promise<unknown> {
  try {
    const { size } = await stat(file)
    if (size > LARGEST_FILE) throw new Error(`${Math.round(size / 2 ** 20)} MiB is too large for a history`)
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new ResultError(file, `${(error as Error).message}; give a file that \`heddle history export\` wrote`, {
      cause: error
    })
  }
}
