/**
 * Functions of the user's own, without instrumenting their source: wrap(fn) books what each call takes on the thread
 * that makes it. Of an async function that is the part before its first await, the rest counts as awaited
 * (`heddle/register` sees every part); a generator is timed from each next() to its value.
 */
import { callSite } from './call-site.ts'
import { addSource, isProfiling } from './profiler.ts'
import type { FunctionKind } from './table/functions.ts'
import {
  enterSuspendable,
  isRecording,
  leaveSuspendable,
  numberOf,
  resume,
  type SuspendableCall,
  suspend
} from './table/recorder.ts'

// biome-ignore lint/suspicious/noExplicitAny: a function of any kind, which only its own signature could name
type AnyFunction = (this: any, ...args: any[]) => any

/** A function like `fn` that is booked while the profiler is on; off, a call costs one test more. */
export function wrap<This, Args extends unknown[], Result>(
  fn: (this: This, ...args: Args) => Result,
  name?: string
): (this: This, ...args: Args) => Result
/**
 * Methods that are booked while the profiler is on. Off, the object has its own functions, and nothing is on the path.
 * Returns what ends it.
 */
export function wrap<T extends object>(object: T, ...methods: (keyof T & string)[]): Disposable
// biome-ignore lint/suspicious/noExplicitAny: the overloads say what is allowed
export function wrap(target: any, ...rest: any[]): any {
  const place = callSite()
  if (typeof target !== 'function') return wrapMethods(target, rest, place)
  return wrapFunction(target, rest[0] ?? (target.name || '(anonymous)'), place)
}

function wrapMethods(
  object: Record<string, AnyFunction>,
  methods: readonly string[],
  place: { file: string; line: number }
): Disposable {
  const originals = methods.map((name) => [name, Object.getOwnPropertyDescriptor(object, name), object[name]] as const)
  const on = () => {
    for (const [name, , method] of originals) object[name] = wrapFunction(method, name, place)
  }
  const off = () => {
    for (const [name, own] of originals) {
      // An inherited method is seen again when the object's own is gone.
      if (own === undefined) delete object[name]
      else Object.defineProperty(object, name, own)
    }
  }
  const source = addSource({ rows: () => [], reset: on, stop: off })
  if (isProfiling()) on()
  return {
    [Symbol.dispose]() {
      source.close()
      off()
    }
  }
}

function wrapFunction(fn: AnyFunction, name: string, place: { file: string; line: number }): AnyFunction {
  const kind = kindOf(fn)
  const number = numberOf({ name, ...place, column: 0, kind })
  const book = kind === 'generator' || kind === 'async generator' ? bookGenerator : bookCall
  const wrapped = function (this: unknown, ...args: unknown[]): unknown {
    return isRecording() ? book(number, () => fn.apply(this, args)) : fn.apply(this, args)
  }
  return Object.defineProperties(wrapped, { name: { value: name }, length: { value: fn.length } })
}

const KINDS: Readonly<Record<string, FunctionKind>> = {
  AsyncFunction: 'async',
  GeneratorFunction: 'generator',
  AsyncGeneratorFunction: 'async generator'
}

function kindOf(fn: AnyFunction): FunctionKind {
  return KINDS[Object.prototype.toString.call(fn).slice(8, -1)] ?? 'plain'
}

function bookCall(number: number, run: () => unknown): unknown {
  const call = enterSuspendable(number)
  let result: unknown
  try {
    result = run()
  } catch (error) {
    leaveSuspendable(call)
    throw error
  }
  if (!(result instanceof Promise)) {
    leaveSuspendable(call)
    return result
  }
  suspend(call, undefined)
  const settle = () => {
    resume(call, undefined)
    leaveSuspendable(call)
  }
  // The promise that is returned is the one to be handled: a rejection that nobody handles must stay one.
  return result.finally(settle)
}

function bookGenerator(number: number, run: () => unknown): unknown {
  const generator = run() as Record<'next' | 'return' | 'throw', AnyFunction>
  let call: SuspendableCall | null = null
  const step = (method: AnyFunction) => (value: unknown) => {
    if (call === null) call = enterSuspendable(number)
    else resume(call, undefined)
    try {
      const result = method.call(generator, value)
      if ((result as IteratorResult<unknown>).done === true) leaveSuspendable(call)
      else suspend(call, undefined)
      return result
    } catch (error) {
      leaveSuspendable(call)
      throw error
    }
  }
  for (const name of ['next', 'return', 'throw'] as const)
    Object.defineProperty(generator, name, { value: step(generator[name]), configurable: true, writable: true })
  return generator
}
