/** What command-line values mean: each takes the text and throws UsageError in one line when it is no good. */
import { MAX_RANKS } from '../assembly/abi.ts'
import { VARIANTS, type Variant } from '../src/index.ts'
import { GROUPINGS, type Grouping, SORTS, type Sort } from './profile/choices.ts'
import { parseDuration } from './runner/duration.ts'
import { UsageError } from './runner/usage-error.ts'

export function threadCount(text: string): number {
  const threads = wholeNumber(text)
  if (!(threads >= 1 && threads <= MAX_RANKS))
    throw new UsageError(`--threads: expected a whole number from 1 to ${MAX_RANKS}, got ${JSON.stringify(text)}`)
  return threads
}

export function matrixSize(text: string): [rows: number, cols: number] {
  const [rows, cols] = /^\d{1,9}x\d{1,9}$/.test(text) ? text.split('x').map(Number) : [0, 0]
  if (rows < 1 || cols < 1)
    throw new UsageError(`--size: expected ROWSxCOLUMNS such as 4096x2048, got ${JSON.stringify(text)}`)
  return [rows, cols]
}

export function seed(text: string): number {
  const value = wholeNumber(text)
  if (!(value <= 0xffffffff))
    throw new UsageError(`--seed: expected a whole number from 0 to 4294967295, got ${JSON.stringify(text)}`)
  return value
}

export function processNumber(text: string): number {
  const pid = wholeNumber(text)
  if (!(pid >= 1)) throw new UsageError(`--pid: expected a process number, got ${JSON.stringify(text)}`)
  return pid
}

export function interval(text: string): number {
  const milliseconds = parseDuration('--interval', text)
  if (milliseconds < 100) throw new UsageError(`--interval: expected 100ms or more, got ${JSON.stringify(text)}`)
  return milliseconds
}

export function variant(text: string): Variant | 'auto' {
  return oneOf('--variant', text, ['auto', ...VARIANTS])
}

export function vectors(text: string): 'thin' | 'full' | 'none' {
  return oneOf('--vectors', text, ['thin', 'full', 'none'])
}

export function grouping(text: string): Grouping {
  return oneOf('--by', text, GROUPINGS)
}

export function sort(text: string): Sort {
  return oneOf('--sort', text, SORTS)
}

export function rowLimit(text: string): number {
  const rows = wholeNumber(text)
  if (!(rows >= 1)) throw new UsageError(`--limit: expected a whole number from 1, got ${JSON.stringify(text)}`)
  return rows
}

/** Of an option that may be repeated. */
export function list(text: string, before: readonly string[]): readonly string[] {
  return [...before, text]
}

function oneOf<T extends string>(option: string, text: string, choices: readonly T[]): T {
  const choice = choices.find((each) => each === text)
  if (choice === undefined)
    throw new UsageError(`${option}: expected ${choices.join(', ')}, got ${JSON.stringify(text)}`)
  return choice
}

function wholeNumber(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN
}
