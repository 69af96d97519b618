/**
 * Puts the profiler's probes into the functions of a source text: every function enters and leaves, around an await
 * or a yield it is suspended. Only insertions inside lines, so that line numbers stay; the functions' own positions
 * are those of the text as it was, or where that has a source map, those of its sources.
 */
import { parse } from 'acorn'
import MagicString from 'magic-string'
import type { FunctionIdentity, FunctionKind } from '../table/functions.ts'
import { whyNot } from './exceptions.ts'
import { className, functionName } from './function-name.ts'
import { placeFinder } from './source-place.ts'
import { suspension } from './suspension.ts'
import { afterDirectives, behind, childrenOf, isFunction, type SyntaxNode } from './syntax.ts'

export interface Source {
  readonly code: string
  /** Path of the file. */
  readonly file: string
  readonly format: 'module' | 'commonjs'
}

export interface Instrumented {
  readonly code: string
  /** Functions that keep their code because probes would change what it means: what, where, why. */
  readonly left: readonly string[]
}

/** Where the text finds probe.ts: as a module, and as a property of globalThis. */
export interface ProbeHome {
  readonly url: string
  readonly key: string
  /** File that a CommonJS text has to require first, where nothing has loaded the probes ahead of it. */
  readonly register?: string
}

/** Around a node: the class, and the kind of the instrumented function. */
interface Around {
  readonly owner: string | undefined
  readonly kind: FunctionKind | undefined
}

/** Throws SyntaxError for what is no JavaScript. */
export function instrument(source: Source, home: ProbeHome): Instrumented {
  const { code, file, format } = source
  const program = parse(code, {
    ecmaVersion: 'latest',
    sourceType: format,
    allowReturnOutsideFunction: format === 'commonjs',
    locations: true
  }) as unknown as SyntaxNode
  const text = new MagicString(code)
  const place = placeFinder(code, file)
  const identities: FunctionIdentity[] = []
  const left: string[] = []
  const ancestors: SyntaxNode[] = [program]

  const visit = (node: SyntaxNode, around: Around): void => {
    const parent = ancestors[ancestors.length - 1]
    const close = isFunction(node)
      ? enterFunction(node, parent, around)
      : suspension({ text, code, node, ancestors, kind: around.kind })
    const inside = isFunction(node) ? { owner: undefined, kind: kindInside(node) } : aroundOf(node, parent, around)
    ancestors.push(node)
    for (const child of childrenOf(node)) visit(child, inside)
    ancestors.pop()
    close?.()
  }

  const refused = new Set<SyntaxNode>()
  const kindInside = (node: SyntaxNode) => (refused.has(node) ? undefined : kindOf(node))

  const enterFunction = (node: SyntaxNode, parent: SyntaxNode, { owner }: Around): (() => void) | undefined => {
    const name = functionName(node, parent, owner)
    const { line, column } = (isMethod(node, parent) ? parent : node).loc.start
    const at = place(line, column + 1)
    const reason = whyNot(node)
    if (reason !== undefined) {
      refused.add(node)
      left.push(`${name} at ${at.file}:${at.line}: ${reason}`)
      return undefined
    }
    const kind = kindOf(node)
    const number = identities.push({ name, ...at, kind }) - 1
    return openBody(text, code, node, `(($heddle_n??$heddle_f())[${number}])`, kind === 'plain' ? '' : 's')
  }

  for (const statement of program.body) visit(statement, { owner: undefined, kind: undefined })
  if (identities.length === 0) return { code, left }
  const hashbang = /^#!.*\n?/.exec(code)?.[0].length ?? 0
  const start = format === 'module' ? hashbang : afterDirectives(program.body, hashbang)
  text.prependLeft(start, prologue(identities, format, home))
  return { code: text.toString(), left }
}

/** The function of a method begins behind its name. */
function isMethod(node: SyntaxNode, { type, value, method, kind }: SyntaxNode): boolean {
  return value === node && (type === 'MethodDefinition' || (type === 'Property' && (method || kind !== 'init')))
}

function aroundOf(node: SyntaxNode, parent: SyntaxNode, around: Around): Around {
  const isClass = node.type === 'ClassDeclaration' || node.type === 'ClassExpression'
  return isClass ? { ...around, owner: className(node, parent) } : around
}

function kindOf({ async, generator }: SyntaxNode): FunctionKind {
  if (generator) return async ? 'async generator' : 'generator'
  return async ? 'async' : 'plain'
}

/** Opens the body with a call of the probe `e` or `es`; returns what closes it, for after its inside. */
function openBody(text: MagicString, code: string, node: SyntaxNode, number: string, probe: string): () => void {
  const { body, params } = node
  const open = `const $heddle=$heddle_e${probe}${number};try{`
  const close = `}finally{$heddle_l${probe}($heddle)}`
  if (body.type === 'BlockStatement') {
    text.appendLeft(afterDirectives(body.body, body.start + 1), `;${open}`)
    return () => text.prependRight(body.end - 1, close)
  }
  // The expression may stand in parentheses: from the arrow to the end, whatever is between.
  const last = params[params.length - 1]
  text.appendLeft(behind(code, '=>', last?.end ?? node.start), `{${open}return(`)
  return () => text.appendLeft(node.end, `)${close}}`)
}

/** On the file's first line. A function may be called before the file's own code has run: nothing here waits for that. */
function prologue(identities: readonly FunctionIdentity[], format: Source['format'], home: ProbeHome): string {
  const { url, key, register } = home
  const names = ['e', 'l', 'es', 'ls', 's', 'r', 'd', 'da', 'fa', 'u', 'n']
  const bind = (separator: string) =>
    names.map((name) => `${name}${separator}$heddle_${name === 'n' ? 'numbers' : name}`).join()
  const load = register === undefined ? '' : `;require(${JSON.stringify(register)})`
  const probes =
    format === 'module'
      ? `import{${bind(' as ')}}from${JSON.stringify(url)};`
      : `${load};var{${bind(':')}}=globalThis[Symbol.for(${JSON.stringify(key)})];`
  const list = JSON.stringify(identities.map(({ name, file, line, column, kind }) => [name, file, line, column, kind]))
  return `${probes}var $heddle_n;function $heddle_f(){return $heddle_n??=$heddle_numbers(${list})}`
}
