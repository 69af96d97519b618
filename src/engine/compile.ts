/**
 * Compiles wasm bytes under scoped V8 switches: set, compile, restore. Left on, `--no-liftoff` crashes
 * Node 26 in workers, in fetch() and in type stripping.
 */
import { setFlagsFromString } from 'node:v8'
import type { Variant } from './variants.ts'

/**
 * Whether V8 inlines WebAssembly by default, as from version 13; before, the switch has other names or none, and V8
 * can not be asked. Compiled before its first call a function has no call counts, which V8 14's inliner takes for
 * granted: it aborts with «Check failed: function_feedback». So eager kernels are compiled without inlining.
 */
const inlines = Number.parseInt(process.versions.v8, 10) >= 13

/** The switches that are on while a tuned module of this variant is compiled, for reports. */
export function compileFlags(variant: Variant, eager: boolean): string[] {
  if (!eager) return []
  const flags = ['--no-liftoff', '--no-wasm-lazy-compilation', ...(inlines ? ['--no-wasm-inlining'] : [])]
  return variant === 'wide' ? [...flags, '--experimental-wasm-revectorize'] : flags
}

export function compileKernels(bytes: Uint8Array, variant: Variant, eager: boolean): WebAssembly.Module {
  const flags = compileFlags(variant, eager)
  if (flags.length === 0) return new WebAssembly.Module(bytes as BufferSource)
  // What the process was started with stays as it is. (Switching inlining off while V8 is tiering up another module,
  // as Node's own type stripper, can abort: «Check failed: v8_flags.wasm_inlining». A checkout's scripts start with it off.)
  const changed = flags.filter((flag) => !process.execArgv.includes(flag))
  for (const flag of changed) setFlagsFromString(flag)
  try {
    return new WebAssembly.Module(withTag(bytes, flags.join(' ')))
  } finally {
    for (const flag of changed)
      setFlagsFromString(flag.startsWith('--no-') ? flag.replace('--no-', '--') : flag.replace('--', '--no-'))
  }
}

/** V8 caches native code by the wire bytes: a custom section with the switches keeps tuned code apart from untuned. */
function withTag(bytes: Uint8Array, tag: string): Uint8Array<ArrayBuffer> {
  const name = new TextEncoder().encode(`heddle ${tag}`)
  const tagged = new Uint8Array(bytes.length + name.length + 3)
  tagged.set(bytes)
  tagged.set([0, name.length + 1, name.length, ...name], bytes.length)
  return tagged
}
