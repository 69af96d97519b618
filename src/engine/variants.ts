/** The builds of the kernels, and which of them this engine should run. */
import { ArgumentError, EngineError } from '../errors.ts'
import { type EngineFeatures, engineFeatures } from './features.ts'
import { tuning } from './tune.ts'

/** simd: 128-bit multiply and add. fma: 128-bit fused multiply-add. wide: tiles that V8 fuses to 256 bits. */
export const VARIANTS = ['simd', 'fma', 'wide'] as const
export type Variant = (typeof VARIANTS)[number]

export interface VariantChoice {
  readonly variant: Variant
  readonly reason: string
}

/** Throws EngineError when the engine can not run Heddle at all, or not the variant asked for; ArgumentError when there is none of that name. */
export function chooseVariant(
  asked: Variant | 'auto' = 'auto',
  features: EngineFeatures = engineFeatures()
): VariantChoice {
  const missing = (['simd', 'sharedMemory', 'workers', 'waitAsync'] as const).filter((name) => !features[name])
  if (missing.length > 0)
    throw new EngineError(`this engine lacks ${missing.join(', ')}, which Heddle needs; Node 20 or later has them`)
  if (asked !== 'auto' && !VARIANTS.includes(asked))
    throw new ArgumentError(`variant: expected auto, ${VARIANTS.join(', ')}, got ${String(asked)}`)
  if (asked === 'auto')
    return features.relaxedSimd
      ? { variant: 'fma', reason: 'the engine has fused multiply-add (relaxed SIMD)' }
      : { variant: 'simd', reason: 'the engine has no relaxed SIMD; Node 22 and later do' }
  if (asked !== 'simd' && !features.relaxedSimd)
    throw new EngineError(`variant ${asked} needs relaxed SIMD, which this engine lacks; use simd, or Node 22 or later`)
  if (asked === 'wide' && !tuning().wide)
    throw new EngineError(
      'variant wide needs an experimental V8 switch; allow it with tuneEngine({ wide: true }) first'
    )
  return { variant: asked, reason: 'asked for' }
}
