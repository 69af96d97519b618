import { readFile, stat } from 'node:fs/promises'
import { fileRefusal } from '../../src/file-refusal.ts'
import { ResultError } from './result-error.ts'
import { type BenchRun, SCHEMA_NAME } from './types.ts'
import { faultOf } from './validate.ts'

/** A run of every case takes well under one MiB; far above that, parsing only makes the machine swap. */
const LARGEST_FILE = 256 * 2 ** 20

const WANTED = 'give a file that `heddle bench --json FILE` wrote'

/** A run from a file. Throws ResultError for one that is missing, damaged, foreign, enormous or of a later heddle. */
export async function readResult(file: string): Promise<BenchRun> {
  return parseResult(file, await readText(file))
}

/** The same of a text; `file` is what errors name. */
export async function parseResult(file: string, text: string): Promise<BenchRun> {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    throw new ResultError(file, `not JSON (${(error as Error).message}); ${WANTED}`, { cause: error })
  }
  const schema = schemaOf(document)
  if (schema === undefined) throw new ResultError(file, `not a result of heddle bench; ${WANTED}`)
  if (schema !== SCHEMA_NAME) {
    throw new ResultError(
      file,
      `its schema is ${JSON.stringify(schema)}, this heddle reads ${SCHEMA_NAME}; update heddle`
    )
  }
  const fault = await faultOf(document)
  if (fault !== undefined) throw new ResultError(file, `damaged: ${fault}; measure again with \`heddle bench --json\``)
  return document as BenchRun
}

async function readText(file: string): Promise<string> {
  try {
    const { size } = await stat(file)
    if (size > LARGEST_FILE) {
      throw new ResultError(file, `${Math.round(size / 2 ** 20)} MiB is too large for a result file; ${WANTED}`)
    }
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof ResultError) throw error
    throw new ResultError(file, `can not be read (${fileRefusal(error)}); ${WANTED}`, { cause: error })
  }
}

/** 'heddle.bench/…', or undefined for what never was a result file. */
function schemaOf(document: unknown): string | undefined {
  if (typeof document !== 'object' || document === null || !('schema' in document)) return undefined
  const { schema } = document
  return typeof schema === 'string' && schema.startsWith('heddle.bench/') ? schema : undefined
}
