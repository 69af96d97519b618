/** The file that keeps runs: SQLite by node:sqlite, which comes with Node from 22.13 on. */
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { EngineError } from '../../src/index.ts'
import { ResultError } from '../result/result-error.ts'

/** 'hedl': SQLite shows other programs that the file is ours, and us that another's is not. */
const APPLICATION = 0x6865646c
const VERSION = 1

/** Milliseconds to wait for another process that is writing. */
const PATIENCE = 10_000

const TABLES = `
  CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE, -- of the document: the same run is kept once
    name TEXT NOT NULL,          -- of the file that it came from
    started TEXT NOT NULL,
    document TEXT NOT NULL       -- heddle.bench/1
  ) STRICT;
  CREATE INDEX runs_started ON runs (started, id);
`

/** Throws EngineError where there is no SQLite, ResultError for a file that can not be opened or is another's. */
export async function openDatabase(file: string, { create }: { create: boolean }): Promise<DatabaseSync> {
  const { DatabaseSync } = await loadSqlite()
  let database: DatabaseSync | undefined
  try {
    if (create) mkdirSync(dirname(file), { recursive: true })
    else if (!existsSync(file))
      throw new ResultError(file, 'there is no history yet; add runs with heddle history add RUN.json')
    database = new DatabaseSync(file, { timeout: PATIENCE })
    prepare(database, file)
    return database
  } catch (error) {
    database?.close()
    if (error instanceof ResultError) throw error
    throw new ResultError(file, `${(error as Error).message}; name another file with --db`, { cause: error })
  }
}

async function loadSqlite(): Promise<typeof import('node:sqlite')> {
  try {
    return await import('node:sqlite')
  } catch (error) {
    throw new EngineError(`history: Node ${process.versions.node} has no node:sqlite; use Node 22.13 or a later one`, {
      cause: error
    })
  }
}

function prepare(database: DatabaseSync, file: string): void {
  const pragma = (name: string) => Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0])
  // Two processes may both find it empty: whoever comes second looks again.
  database.exec('BEGIN IMMEDIATE')
  const application = pragma('application_id')
  const version = pragma('user_version')
  const empty = pragma('schema_version') === 0
  if (!empty && application !== APPLICATION)
    throw new ResultError(file, 'a database of another program; name another file with --db')
  if (version > VERSION) throw new ResultError(file, 'written by a later heddle; update heddle')
  if (empty) database.exec(`${TABLES} PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${VERSION};`)
  database.exec('COMMIT')
}
