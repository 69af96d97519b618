import { MAX_RANKS } from '../../assembly/abi.ts'
import { HeddleError } from '../errors.ts'

/** The variable with which a user sets the number of threads without touching a program. */
export const THREADS_VARIABLE = 'HEDDLE_NUM_THREADS'

/** An environment variable that holds what it can not hold. */
export class SettingError extends HeddleError {
  readonly code = 'HEDDLE_SETTING'
}

/** Threads that HEDDLE_NUM_THREADS asks for, or null when it is unset or empty. */
export function threadsSetting(environment: NodeJS.ProcessEnv = process.env): number | null {
  const text = environment[THREADS_VARIABLE]?.trim() ?? ''
  if (text === '') return null
  const threads = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(threads >= 1 && threads <= MAX_RANKS)) {
    throw new SettingError(
      `${THREADS_VARIABLE} must be a whole number from 1 to ${MAX_RANKS}, got ${JSON.stringify(text)}`
    )
  }
  return threads
}
