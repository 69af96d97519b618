/**
 * The part of Python's literals that a .npy header is made of: dictionaries, tuples, lists, strings, whole numbers,
 * True, False and None. Read by hand: a file from elsewhere is never evaluated.
 */
export type Literal = string | number | boolean | null | readonly Literal[] | ReadonlyMap<string, Literal>

/** Throws SyntaxError with the position of what can not be read. */
export function parseLiteral(text: string): Literal {
  const reader = new Reader(text)
  const value = reader.value(0)
  reader.end()
  return value
}

/** Deeper than any header; keeps a hostile one from exhausting the stack. */
const DEEPEST = 16

class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  value(depth: number): Literal {
    if (depth > DEEPEST) throw this.#unexpected()
    if (this.#take('{')) return this.#dictionary(depth)
    if (this.#take('(')) return this.#items(')', depth)
    if (this.#take('[')) return this.#items(']', depth)
    const string = this.#match(/'([^'\\]*)'|"([^"\\]*)"/y)
    if (string !== null) return string[1] ?? string[2]
    // Python 2 wrote long integers with an L.
    const number = this.#match(/(-?\d+)L?/y)
    if (number !== null) return Number(number[1])
    const word = this.#match(/True|False|None/y)
    if (word !== null) return word[0] === 'None' ? null : word[0] === 'True'
    throw this.#unexpected()
  }

  end(): void {
    this.#blank()
    if (this.#at < this.#text.length) throw this.#unexpected()
  }

  #dictionary(depth: number): Map<string, Literal> {
    const entries = new Map<string, Literal>()
    while (!this.#take('}')) {
      const key = this.value(depth + 1)
      if (typeof key !== 'string' || !this.#take(':')) throw this.#unexpected()
      entries.set(key, this.value(depth + 1))
      if (!this.#take(',') && !this.#ahead('}')) throw this.#unexpected()
    }
    return entries
  }

  #items(close: string, depth: number): Literal[] {
    const items: Literal[] = []
    while (!this.#take(close)) {
      items.push(this.value(depth + 1))
      if (!this.#take(',') && !this.#ahead(close)) throw this.#unexpected()
    }
    return items
  }

  #take(character: string): boolean {
    const there = this.#ahead(character)
    if (there) this.#at++
    return there
  }

  #ahead(character: string): boolean {
    this.#blank()
    return this.#text[this.#at] === character
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    this.#blank()
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)
    if (match !== null) this.#at = pattern.lastIndex
    return match
  }

  #blank(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++
  }

  #unexpected(): SyntaxError {
    const rest = this.#text.slice(this.#at, this.#at + 12)
    return new SyntaxError(rest === '' ? 'it ends too early' : `unexpected ${JSON.stringify(rest)} at ${this.#at}`)
  }
}
