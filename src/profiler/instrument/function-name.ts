/** The name that a reader of the source would give a function. */
import type { SyntaxNode } from './syntax.ts'

/** `owner` is the name of the class around it, if any. */
export function functionName(node: SyntaxNode, parent: SyntaxNode, owner: string | undefined): string {
  return node.id?.name ?? nameFromParent(node, parent, owner) ?? '(anonymous)'
}

export function className(node: SyntaxNode, parent: SyntaxNode): string {
  return node.id?.name ?? nameFromParent(node, parent, undefined) ?? '(class)'
}

function nameFromParent(node: SyntaxNode, parent: SyntaxNode, owner: string | undefined): string | undefined {
  switch (parent.type) {
    case 'VariableDeclarator':
      return parent.id.name
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return parent.right === node ? targetName(parent.left) : undefined
    case 'Property':
      return parent.value === node ? accessor(parent, keyName(parent)) : undefined
    case 'PropertyDefinition':
    case 'MethodDefinition': {
      if (parent.value !== node) return undefined
      const name = parent.kind === 'constructor' ? `new ${owner}` : `${owner}.${keyName(parent)}`
      return accessor(parent, name)
    }
    case 'ExportDefaultDeclaration':
      return 'default'
    default:
      return undefined
  }
}

function accessor({ kind }: SyntaxNode, name: string | undefined): string | undefined {
  return kind === 'get' || kind === 'set' ? `${kind} ${name}` : name
}

function keyName({ key, computed }: SyntaxNode): string {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`
  if (key.type === 'Literal') return String(key.value)
  if (key.type === 'MemberExpression' || key.type === 'Identifier') {
    const name = targetName(key) ?? '(computed)'
    return computed ? `[${name}]` : name
  }
  return '[computed]'
}

function targetName(node: SyntaxNode): string | undefined {
  if (node.type === 'Identifier') return node.name
  if (node.type !== 'MemberExpression' || node.computed) return undefined
  const object = node.object.type === 'ThisExpression' ? 'this' : targetName(node.object)
  return object === undefined ? node.property.name : `${object}.${node.property.name}`
}
