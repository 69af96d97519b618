/** Runs kept over time. */
import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { NamedRun } from '../report/html/named-run.ts'
import { ResultError } from '../result/result-error.ts'
import type { BenchRun } from '../result/types.ts'
import { faultOf } from '../result/validate.ts'
import { openDatabase } from './open-database.ts'

export interface KeptRun extends NamedRun {
  /** Its number in the history; never given to another run. */
  readonly id: number
}

export class History {
  readonly #database: DatabaseSync
  readonly #file: string

  private constructor(database: DatabaseSync, file: string) {
    this.#database = database
    this.#file = file
  }

  /** Throws EngineError on a Node without SQLite, ResultError for a file that is no history. */
  static async open(file: string, options: { create: boolean } = { create: false }): Promise<History> {
    return new History(await openDatabase(file, options), file)
  }

  /** All or none of them; returns how many were new. */
  add(runs: readonly NamedRun[]): number {
    return this.#guard(() => {
      const insert = this.#database.prepare(
        'INSERT OR IGNORE INTO runs (digest, name, started, document) VALUES (?, ?, ?, ?)'
      )
      let added = 0
      this.#database.exec('BEGIN IMMEDIATE')
      try {
        for (const { name, run } of runs) {
          const document = JSON.stringify(run)
          const digest = createHash('sha256').update(document).digest('hex')
          added += Number(insert.run(digest, name.toWellFormed(), run.started, document).changes)
        }
        this.#database.exec('COMMIT')
      } catch (error) {
        if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
        throw error
      }
      return added
    })
  }

  /** The latest so many, the earliest of them first. Throws ResultError for a document that is damaged. */
  async runs(latest = Number.MAX_SAFE_INTEGER): Promise<KeptRun[]> {
    const rows = this.#guard(() =>
      this.#database
        .prepare('SELECT id, name, document FROM runs ORDER BY started DESC, id DESC LIMIT ?')
        .all(latest)
        .reverse()
    )
    const kept: KeptRun[] = []
    for (const { id, name, document } of rows) {
      const run: unknown = this.#guard(() => JSON.parse(String(document)))
      const fault = await faultOf(run)
      if (fault !== undefined) throw new ResultError(this.#file, `run ${id} is damaged: ${fault}`)
      kept.push({ id: Number(id), name: String(name), run: run as BenchRun })
    }
    return kept
  }

  close(): void {
    this.#database.close()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  /** SQLite finds damage only where it reads. */
  #guard<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw new ResultError(this.#file, `${(error as Error).message}; restore it from an export`, { cause: error })
    }
  }
}
