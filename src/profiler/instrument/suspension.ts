/** Probes where a function is suspended: await, yield, for await, await using, and where it may come back by a throw. */
import type MagicString from 'magic-string'
import type { FunctionKind } from '../table/functions.ts'
import { behind, type SyntaxNode } from './syntax.ts'

export interface Place {
  readonly text: MagicString
  readonly code: string
  readonly node: SyntaxNode
  /** From the program down to the node's parent. */
  readonly ancestors: readonly SyntaxNode[]
  /** Of the instrumented function around it. */
  readonly kind: FunctionKind | undefined
}

const RESUME = '$heddle_r($heddle);'

/** Opens what the node needs; returns what closes it, for after its inside. */
export function suspension(place: Place): (() => void) | undefined {
  const { text, node, kind } = place
  if (kind === undefined || kind === 'plain') return undefined
  switch (node.type) {
    case 'AwaitExpression':
      return around(place, 'await', '$heddle_s')
    case 'YieldExpression':
      if (node.delegate) return around(place, '*', kind === 'generator' ? '$heddle_d' : '$heddle_da')
      return around(place, 'yield', '$heddle_s')
    case 'ReturnStatement':
      // An async generator awaits what it returns.
      return kind === 'async generator' && node.argument ? returned(place) : undefined
    case 'CatchClause':
      text.appendLeft(node.body.start + 1, RESUME)
      return undefined
    case 'TryStatement':
      if (node.finalizer) text.appendLeft(node.finalizer.start + 1, RESUME)
      return undefined
    case 'ForOfStatement':
      return node.await ? forAwait(place) : undefined
    case 'VariableDeclaration':
      if (node.kind === 'await using') awaitUsing(place)
      return undefined
    default:
      return undefined
  }
}

/** `await x` becomes `resume(call, await suspend(call, x))`. */
function around({ text, code, node }: Place, keyword: string, probe: string): () => void {
  const after = behind(code, keyword, node.start)
  text.appendRight(node.start, '$heddle_r($heddle,')
  if (node.argument) {
    text.appendLeft(after, ` ${probe}($heddle,(`)
    return () => text.appendLeft(node.end, ')))')
  }
  text.appendLeft(after, ` ${probe}($heddle)`)
  return () => text.appendLeft(node.end, ')')
}

function returned({ text, node }: Place): () => void {
  text.appendLeft(node.start + 'return'.length, ' $heddle_s($heddle,(')
  const { end } = node
  return () => (text.original[end - 1] === ';' ? text.appendLeft(end - 1, '))') : text.appendLeft(end, '))'))
}

/** The loop awaits before every turn and at its end; `break` and `throw` await the iterator's return. */
function forAwait({ text, node, ancestors }: Place): () => void {
  let outermost = node
  for (let i = ancestors.length - 1; ancestors[i].type === 'LabeledStatement'; i--) outermost = ancestors[i]
  text.appendRight(outermost.start, '{')
  text.appendRight(node.right.start, '$heddle_fa($heddle,(')
  const { right, body } = node
  text.appendRight(body.start, `{${RESUME}`)
  return () => {
    text.appendLeft(right.end, '))')
    text.appendLeft(body.end, '}')
    text.appendLeft(outermost.end, `${RESUME}}`)
  }
}

/** Disposal runs backwards: the later `using` suspends the call, the earlier one resumes it. */
function awaitUsing({ text, node }: Place): void {
  text.appendRight(node.start, `using $heddle_b${node.start}=$heddle_u($heddle,true);`)
  text.appendLeft(node.end, `;using $heddle_a${node.start}=$heddle_u($heddle,false);`)
}
