/** `--sizes`: which shapes each operation is measured at. */
import type { Case, Operation } from '../cases/case.ts'
import { UsageError } from './usage-error.ts'

/** A dimension's limit: beyond it one square operand of f64 is larger than all of the shared memory. */
const LARGEST_SIZE = 2 ** 28

/**
 * '512' is 512 in every dimension of any operation; '1024x512' names each, and is for the operations that have two.
 * Throws UsageError where an operation is left without a size, or a size without an operation.
 */
export function casesAt(operations: readonly Operation[], texts: readonly string[]): Case[] {
  if (texts.length === 0) return operations.flatMap(({ defaults, makeCase }) => defaults.map(makeCase))
  const sizes = texts.map((text) => ({ text, dimensions: dimensionsOf(text) }))
  const fits = (operation: Operation, { dimensions }: { dimensions: readonly number[] }) =>
    dimensions.length === 1 || dimensions.length === operation.dimensions.length
  for (const size of sizes) if (!operations.some((each) => fits(each, size))) throw misfit(operations[0], size.text)
  return operations.flatMap((operation) => {
    const fitting = sizes.filter((size) => fits(operation, size))
    if (fitting.length === 0) throw misfit(operation, texts.join(','))
    return fitting.map(({ dimensions: [first, ...rest] }) =>
      operation.makeCase(rest.length > 0 ? [first, ...rest] : operation.dimensions.map(() => first))
    )
  })
}

function dimensionsOf(text: string): number[] {
  const sizes = text.split(/[x×]/).map((part) => (/^\d+$/.test(part) ? Number(part) : Number.NaN))
  if (!sizes.every((size) => size >= 1 && size <= LARGEST_SIZE)) {
    throw new UsageError(`--sizes: expected sizes such as 512 or 1024x512, from 1 to 2^28, got ${JSON.stringify(text)}`)
  }
  return sizes
}

function misfit({ op, dimensions }: Operation, text: string): UsageError {
  return new UsageError(`--sizes: ${op} takes ${dimensions.join('x')}, got ${JSON.stringify(text)}`)
}
