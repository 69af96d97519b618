import { fileRefusal } from '../../src/file-refusal.ts'
import * as wholeFile from '../../src/whole-file.ts'
import { ResultError } from './result-error.ts'
import type { BenchRun } from './types.ts'
import { faultOf } from './validate.ts'

/** Writes a run, whole or not at all: a reader never sees half a file, and a full disk leaves an earlier result. */
export async function writeResult(file: string, run: BenchRun): Promise<void> {
  const text = `${JSON.stringify(run, null, 2)}\n`
  // JSON has no NaN and turns it into null: found here, not by whoever reads the file next month.
  const fault = await faultOf(JSON.parse(text))
  if (fault !== undefined) throw new Error(`the run does not fit the schema: ${fault}`)
  await writeWholeFile(file, text)
}

/** Writes a text or bytes in the same way; `option` is what named the file. Throws ResultError. */
export async function writeWholeFile(file: string, text: string | Buffer, option = '--json'): Promise<void> {
  try {
    await wholeFile.writeWhole(file, (handle) => handle.writeFile(text))
  } catch (error) {
    throw unwritable(file, error, option)
  }
}

/** Throws the same error as writing would where that is sure to fail: before a minute is spent on measuring. */
export async function checkWritable(file: string, option = '--json'): Promise<void> {
  try {
    await wholeFile.checkWritable(file)
  } catch (error) {
    throw unwritable(file, error, option)
  }
}

function unwritable(file: string, error: unknown, option: string): ResultError {
  const why = fileRefusal(error)
  return new ResultError(file, `the result can not be written (${why}); name another file with ${option}`, {
    cause: error
  })
}
