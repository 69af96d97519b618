/** The functions whose code means something else inside a block, which is where a probe puts it. */
import { ownNodes, type SyntaxNode } from './syntax.ts'

/** Undefined when the function can take probes. */
export function whyNot(node: SyntaxNode): string | undefined {
  if (node.body.type !== 'BlockStatement') return undefined
  const functions = node.body.body.filter((statement: SyntaxNode) => statement.type === 'FunctionDeclaration')
  const names = new Set<string>()
  for (const { id } of functions) {
    if (names.has(id.name)) return `it declares ${id.name} twice`
    names.add(id.name)
  }
  for (const own of ownNodes(node.body)) {
    if (own.type === 'VariableDeclaration' && own.kind === 'var')
      for (const { id } of own.declarations) if (names.has(id.name)) return `it declares ${id.name} twice`
    if (/^For/.test(own.type) && (own.left ?? own.init)?.kind === 'await using') return 'a loop of it awaits disposal'
  }
  return undefined
}
