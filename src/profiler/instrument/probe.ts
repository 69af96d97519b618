/**
 * What instrumented functions call (instrument.ts). The names are short as they stand in every function; the same
 * functions are a property of globalThis for CommonJS, which has no import that runs before its first line.
 */
import type { FunctionKind } from '../table/functions.ts'
import {
  enter,
  enterSuspendable,
  leave,
  leaveSuspendable,
  numberOf,
  resume,
  type SuspendableCall,
  suspend
} from '../table/recorder.ts'

type Call = SuspendableCall | null
type Identity = [name: string, file: string, line: number, column: number, kind: FunctionKind]

export const PROBE_KEY = 'heddle.probe'

function numbers(identities: readonly Identity[]): Int32Array {
  return Int32Array.from(identities, ([name, file, line, column, kind]) => numberOf({ name, file, line, column, kind }))
}

/** What `yield*` takes: active while the inner iterator works, suspended while its value is out. */
function delegate(call: Call, iterable: Iterable<unknown>): Iterable<unknown> {
  if (call === null) return iterable
  const inner = iterable[Symbol.iterator]()
  return relay(Symbol.iterator, inner, (step) => {
    resume(call, undefined)
    const result = step() as IteratorResult<unknown>
    return result.done ? result : suspend(call, result)
  }) as unknown as Iterable<unknown>
}

/** The same for an async generator; also `for await`. */
function delegateAsync(call: Call, iterable: AsyncIterable<unknown>): AsyncIterable<unknown> {
  if (call === null) return iterable
  const inner = asyncIterator(iterable)
  return relay(Symbol.asyncIterator, inner, (step) => {
    resume(call, undefined)
    return suspend(call, step())
  }) as unknown as AsyncIterable<unknown>
}

function asyncIterator(iterable: AsyncIterable<unknown> | Iterable<unknown>): AsyncIterator<unknown> {
  if (Symbol.asyncIterator in iterable && iterable[Symbol.asyncIterator] != null)
    return iterable[Symbol.asyncIterator]()
  const sync = (iterable as Iterable<unknown>)[Symbol.iterator]()
  const awaited = ({ value, done }: IteratorResult<unknown>) =>
    Promise.resolve(value).then((settled) => ({ value: settled, done: done ?? false }) as IteratorResult<unknown>)
  return {
    next: async (value) => awaited(sync.next(value as undefined)),
    ...(sync.return && { return: async (value) => awaited(sync.return?.(value) ?? { value, done: true }) })
  }
}

type Step = (value: unknown) => unknown

/** An iterator whose steps go through `around`; it has the methods that the inner one has. */
function relay(symbol: symbol, inner: object, around: (step: () => unknown) => unknown): object {
  const methods = inner as Record<string, Step | undefined>
  const next = methods.next
  const outer: Record<string | symbol, unknown> = {
    [symbol]: () => outer,
    next: (value: unknown) => around(() => next?.call(inner, value))
  }
  for (const name of ['return', 'throw'])
    if (methods[name] != null) outer[name] = (value: unknown) => around(() => methods[name]?.call(inner, value))
  return outer
}

function atDisposal(call: Call, back: boolean): Disposable {
  return { [Symbol.dispose]: () => (back ? resume(call, undefined) : suspend(call, undefined)) }
}

export {
  atDisposal as u,
  delegate as d,
  delegateAsync as da,
  delegateAsync as fa,
  enter as e,
  enterSuspendable as es,
  leave as l,
  leaveSuspendable as ls,
  numbers as n,
  resume as r,
  suspend as s
}

Object.defineProperty(globalThis, Symbol.for(PROBE_KEY), {
  value: {
    e: enter,
    es: enterSuspendable,
    l: leave,
    ls: leaveSuspendable,
    s: suspend,
    r: resume,
    d: delegate,
    da: delegateAsync,
    fa: delegateAsync,
    u: atDisposal,
    n: numbers
  },
  configurable: true
})
