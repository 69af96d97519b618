/** What of acorn's syntax tree the instrumenter looks at: any node, its children in source order. */

export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly loc: { readonly start: { readonly line: number; readonly column: number } }
  // biome-ignore lint/suspicious/noExplicitAny: one shape for all of ESTree's nodes
  readonly [key: string]: any
}

export function* childrenOf(node: SyntaxNode): Generator<SyntaxNode> {
  for (const key in node) {
    const value: unknown = node[key]
    if (Array.isArray(value)) {
      for (const each of value) if (isNode(each)) yield each
    } else if (isNode(value)) yield value
  }
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof (value as SyntaxNode | null)?.type === 'string'
}

export function isFunction({ type }: SyntaxNode): boolean {
  return type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression'
}

/** The nodes of a function's own code, or a program's: not those of functions inside. */
export function* ownNodes(node: SyntaxNode): Generator<SyntaxNode> {
  for (const child of childrenOf(node)) {
    yield child
    if (!isFunction(child)) yield* ownNodes(child)
  }
}

/** Where code goes on after the directives ('use strict') that must stay first. */
export function afterDirectives(body: readonly SyntaxNode[], start: number): number {
  let at = start
  for (const statement of body) {
    if (typeof statement.directive !== 'string') break
    at = statement.end
  }
  return at
}

/** Position behind a token that is known to come after `from`, with only blanks and comments in between. */
export function behind(code: string, token: string, from: number): number {
  let at = from
  while (!code.startsWith(token, at)) {
    if (at >= code.length) throw new Error(`no ${token} after position ${from}`)
    if (code.startsWith('//', at)) at = lineEnd(code, at)
    else if (code.startsWith('/*', at)) at = code.indexOf('*/', at + 2) + 2
    else at++
  }
  return at + token.length
}

function lineEnd(code: string, at: number): number {
  const end = code.indexOf('\n', at)
  return end < 0 ? code.length : end
}
