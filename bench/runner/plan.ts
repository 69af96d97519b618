/** Turns the command's options into what is to be measured, or says in one line which of them is no good. */
import { MAX_RANKS } from '../../assembly/abi.ts'
import { VARIANTS } from '../../src/engine/variants.ts'
import type { Case, Operation } from '../cases/case.ts'
import { DEFAULT_OPS, OPERATIONS } from '../cases/index.ts'
import { PEERS } from '../peers/index.ts'
import { parseDuration } from './duration.ts'
import { casesAt } from './sizes.ts'
import { defaultThreadCounts } from './thread-counts.ts'
import { UsageError } from './usage-error.ts'

/** As they come from the command line. */
export interface PlanOptions {
  readonly ops?: string
  readonly sizes?: string
  readonly threads?: string
  readonly variants?: string
  readonly peers?: string
  readonly budget?: string
}

export interface Plan {
  readonly cases: readonly Case[]
  readonly ops: readonly string[]
  /** As given; empty for each operation's own. */
  readonly sizes: readonly string[]
  /** Ascending, so that one thread comes first where it is measured. */
  readonly threads: readonly number[]
  readonly variants: readonly string[]
  readonly peers: readonly string[]
  /** Milliseconds for all of it. */
  readonly budget: number
}

/** Enough for tight intervals on two cores, short enough to run before every push. */
const DEFAULT_BUDGET = '60s'

export function makePlan(options: PlanOptions, usableCores: number, ownVariant: string): Plan {
  const operations = listOf('--ops', options.ops, DEFAULT_OPS).map(operationNamed)
  const sizes = listOf('--sizes', options.sizes, [])
  return {
    ops: operations.map(({ op }) => op),
    sizes,
    cases: casesAt(operations, sizes),
    threads:
      options.threads === undefined
        ? defaultThreadCounts(usableCores)
        : listOf('--threads', options.threads, [])
            .map(threadCount)
            .sort((a, b) => a - b),
    variants: listOf('--variants', options.variants, [ownVariant]).map(variantNamed),
    peers: peersNamed(listOf('--peers', options.peers, [])),
    budget: parseDuration('--budget', options.budget ?? DEFAULT_BUDGET)
  }
}

/** The parts of 'a,b,c', each once. */
function listOf(option: string, text: string | undefined, otherwise: readonly string[]): string[] {
  if (text === undefined) return [...otherwise]
  const parts = text.split(',').map((part) => part.trim())
  if (parts.includes('')) {
    throw new UsageError(`${option}: expected a list such as a,b without gaps, got ${JSON.stringify(text)}`)
  }
  return [...new Set(parts)]
}

function operationNamed(name: string): Operation {
  const operation = OPERATIONS.find(({ op }) => op === name)
  if (operation === undefined)
    throw unknown(
      '--ops',
      name,
      OPERATIONS.map(({ op }) => op)
    )
  return operation
}

function variantNamed(name: string): string {
  const variant = VARIANTS.find((each) => each === name)
  if (variant === undefined) throw unknown('--variants', name, VARIANTS)
  return variant
}

function peersNamed(names: readonly string[]): string[] {
  const known = PEERS.map(({ name }) => name)
  for (const name of names)
    if (name !== 'all' && !known.includes(name)) throw unknown('--peers', name, [...known, 'all'])
  return known.filter((name) => names.includes(name) || names.includes('all'))
}

function unknown(option: string, got: string, known: readonly string[]): UsageError {
  return new UsageError(`${option}: expected ${known.join(', ')}, got ${JSON.stringify(got)}`)
}

function threadCount(text: string): number {
  const threads = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(threads >= 1 && threads <= MAX_RANKS)) {
    throw new UsageError(`--threads: expected whole numbers from 1 to ${MAX_RANKS}, got ${JSON.stringify(text)}`)
  }
  return threads
}
