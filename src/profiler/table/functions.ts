/** The functions of a table: their numbers, and what the numbers stand for. Written by the table's thread. */
import { MAX_FUNCTIONS, type TableViews, TEXT_LENGTH } from './layout.ts'

export type FunctionKind = 'plain' | 'async' | 'generator' | 'async generator'

export interface FunctionIdentity {
  readonly name: string
  readonly file: string
  /** Counted from 1; 0 when unknown. */
  readonly line: number
  /** Counted from 1; 0 when unknown. */
  readonly column: number
  readonly kind: FunctionKind
}

/** Stands for all functions beyond the last free row. */
const OTHERS: FunctionIdentity = { name: '(others)', file: '?', line: 0, column: 0, kind: 'plain' }

export class FunctionNumbers {
  readonly #views: TableViews
  readonly #numbers = new Map<string, number>()

  constructor(views: TableViews) {
    this.#views = views
    this.of(OTHERS)
  }

  /** The function's number: the same for the same name and place. */
  of({ name, file, line, column, kind }: FunctionIdentity): number {
    const text = JSON.stringify([name, file, line, column, kind])
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    const number = this.#numbers.size
    const bytes = Buffer.from(`${text}\n`)
    const { words, text: store } = this.#views
    const length = words[TEXT_LENGTH]
    if (number >= MAX_FUNCTIONS || length + bytes.length > store.length) return 0
    store.set(bytes, length)
    // Last: a reader never sees half a line.
    Atomics.store(words, TEXT_LENGTH, length + bytes.length)
    this.#numbers.set(text, number)
    return number
  }
}

/** All functions of a table, by number. */
export function readFunctions({ words, text }: TableViews): FunctionIdentity[] {
  // A decoder takes no shared memory.
  const lines = Buffer.from(text.slice(0, Atomics.load(words, TEXT_LENGTH)))
    .toString()
    .split('\n')
  return lines.slice(0, -1).map((line) => {
    const [name, file, at, column, kind] = JSON.parse(line)
    return { name, file, line: at, column, kind }
  })
}
