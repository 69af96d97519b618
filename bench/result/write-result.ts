import { access, constants, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ResultError } from './result-error.ts'
import type { BenchRun } from './types.ts'
import { faultOf } from './validate.ts'

/**
 * Writes a run, whole or not at all: into a file beside the target, which then takes the target's name. A reader
 * never sees half a file, and a full disk leaves an earlier result as it was.
 */
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
    await writeWhole(file, text)
  } catch (error) {
    throw unwritable(file, error, option)
  }
}

/** Throws the same error as writing would where that is sure to fail: before a minute is spent on measuring. */
export async function checkWritable(file: string, option = '--json'): Promise<void> {
  try {
    const existing = await stat(file).catch(() => undefined)
    if (existing?.isDirectory()) throw new Error('it is a folder')
    await access(existing?.isFile() === false ? file : dirname(await realpath(file).catch(() => file)), constants.W_OK)
  } catch (error) {
    throw unwritable(file, error, option)
  }
}

function unwritable(file: string, error: unknown, option: string): ResultError {
  const { message } = error as Error
  return new ResultError(file, `the result can not be written (${message}); name another file with ${option}`, {
    cause: error
  })
}

async function writeWhole(file: string, text: string | Buffer): Promise<void> {
  const target = await realpath(file).catch(() => file)
  const existing = await stat(target).catch(() => undefined)
  // A pipe or a device has a name that must not be taken from it.
  if (existing !== undefined && !existing.isFile()) return writeFile(target, text)
  const beside = `${target}.${process.pid}.tmp`
  try {
    const handle = await open(beside, 'wx')
    try {
      await handle.writeFile(text)
      // On the disk before it gets the name: a crash must not leave the name on an empty file.
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, target)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}
