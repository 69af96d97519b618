/** Says when the variant that is never chosen by itself would be faster here: by measurement, never by version. */
import type { Peak } from '../result/types.ts'

/** Below this, packing and memory eat what the wider tile gains. */
const WORTH_A_WORD = 1.2

/** One line, or undefined when wide was not probed beside the variant that ran, or would gain little. */
export function wideHint(peaks: readonly Peak[], ran: readonly string[]): string | undefined {
  if (ran.includes('wide')) return undefined
  for (const wide of peaks.filter(({ variant }) => variant === 'wide')) {
    const own = peaks.find(
      ({ variant, threads, dtype }) => ran.includes(variant) && threads === wide.threads && dtype === wide.dtype
    )
    if (own !== undefined && wide.gflops >= WORTH_A_WORD * own.gflops) {
      const ratio = (wide.gflops / own.gflops).toFixed(2)
      return `wide would be faster here: its peak is ${ratio} times ${own.variant}'s (${wide.dtype}, ${wide.threads} ${wide.threads === 1 ? 'thread' : 'threads'}, this process).`
    }
  }
  return undefined
}
