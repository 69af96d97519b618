import { HeddleError } from '../errors.ts'
import { fileRefusal } from '../file-refusal.ts'

/** A .npy file that can not be read or written: the message names the file, what was found and what is supported. */
export class NpyError extends HeddleError {
  readonly code = 'HEDDLE_NPY'
  readonly path: string

  constructor(path: string, problem: string, options?: ErrorOptions) {
    super(`${path}: ${problem}`, options)
    this.path = path
  }
}

/** What the file system refused, in words, with the file's name. */
export function npyFailure(path: string, doing: string, cause: unknown): NpyError {
  if (cause instanceof NpyError) return cause
  return new NpyError(path, `can not be ${doing}: ${fileRefusal(cause)}`, { cause })
}
