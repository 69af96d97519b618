/** The V8 switches a program has opted into. Recorded here, applied by the loader around its own compile only. */

export interface EngineTuning {
  /** Compile the kernels with the optimising compiler at once: no slow first calls. */
  readonly eager: boolean
  /** Allow `wide`: V8's experimental fusing of pairs of 128-bit operations to 256 bits. */
  readonly wide: boolean
}

let chosen: EngineTuning = { eager: false, wide: false }

/**
 * Opts into V8 switches for the teams created from now on: kernels are optimised before their first call,
 * and with `wide` the variant of that name may be asked for. Do not run untrusted WebAssembly in a process that allows `wide`.
 */
export function tuneEngine(options: { wide?: boolean } = {}): void {
  chosen = { eager: true, wide: options.wide ?? chosen.wide }
}

export function tuning(): EngineTuning {
  return chosen
}
