/**
 * Files that are written whole or not at all: into a temporary file in the same folder, down to the disk, then under
 * their name in one step. When anything fails, what stood under the name still stands there and nothing is left
 * beside it. A symbolic link stays one: the file it leads to is replaced. A device or a pipe is written to.
 */
import { randomBytes } from 'node:crypto'
import { access, constants, type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Calls `write` with the open file. Throws what it throws, and the file system's errors. */
export async function writeWhole(path: string, write: (file: FileHandle) => Promise<unknown>): Promise<void> {
  const { target, replaced } = await targetOf(path)
  if (!replaced) return into(await open(target, 'w'), write)
  const temporary = beside(target)
  try {
    await into(await open(temporary, 'wx'), async (file) => {
      await write(file)
      // On the disk before it gets the name: a crash must not leave the name on an empty file.
      await file.sync()
    })
    await rename(temporary, target)
  } catch (cause) {
    await rm(temporary, { force: true })
    throw cause
  }
}

/**
 * Throws the file system's error where writing is sure to fail: before long work is done for it. Some folders, as
 * those of /proc, allow what they then refuse, so a file is made there and removed.
 */
export async function checkWritable(path: string): Promise<void> {
  const { target, replaced } = await targetOf(path)
  if (!replaced) return access(target, constants.W_OK)
  const temporary = beside(target)
  await (await open(temporary, 'wx')).close()
  await rm(temporary)
}

/** The file that the path leads to, and whether its name is taken from what stands there. */
async function targetOf(path: string): Promise<{ target: string; replaced: boolean }> {
  const target = await realpath(path).catch(() => path)
  const existing = await stat(target).catch(() => undefined)
  if (existing?.isDirectory()) throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' })
  return { target, replaced: existing?.isFile() ?? true }
}

/** As short as it can be: the name itself may be as long as the file system allows. */
function beside(target: string): string {
  return join(dirname(target), `.${randomBytes(6).toString('hex')}.tmp`)
}

async function into(file: FileHandle, write: (file: FileHandle) => Promise<unknown>): Promise<void> {
  try {
    await write(file)
  } finally {
    await file.close()
  }
}
