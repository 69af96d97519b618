/** The limits that results are held against: measured at the start and the end of a run. */
import { lastCacheBytes } from '../../src/probe.ts'
import type { BenchTeam, Case } from '../cases/case.ts'
import { leastBytes } from '../result/least-bytes.ts'
import type { Peak, Result } from '../result/types.ts'
import type { Contender } from './contender.ts'

/** Of every team, for each dtype that the cases use. Ends early when stopped. */
export async function measurePeaks(
  contenders: ReadonlyArray<Pick<Contender, 'variant' | 'threads' | 'team'>>,
  cases: readonly Case[],
  signal: AbortSignal
): Promise<Peak[]> {
  const peaks: Peak[] = []
  const dtypes = new Set(cases.map(({ dtype }) => dtype))
  for (const { variant, threads, team } of contenders) {
    const { probe } = team as BenchTeam
    for (const dtype of dtypes) {
      if (probe === undefined || signal.aborted) continue
      peaks.push({ variant, threads, dtype, gflops: await probe.peak(dtype), gbps: await probe.triad(dtype) })
    }
  }
  return peaks
}

/** Of several measurements the best: whatever disturbs one makes it lower. */
export function bestPeaks(measured: readonly Peak[]): Peak[] {
  const best = new Map<string, Peak>()
  for (const peak of measured) {
    const key = `${peak.variant} ${peak.threads} ${peak.dtype}`
    const known = best.get(key)
    best.set(
      key,
      known === undefined
        ? peak
        : { ...peak, gflops: Math.max(peak.gflops, known.gflops), gbps: most(peak.gbps, known.gbps) }
    )
  }
  return [...best.values()]
}

function most(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b)
}

/** The results with `peakFraction` and `rooflineFraction`, once all peaks are known. */
export function withPeakFractions(
  results: readonly Result[],
  peaks: readonly Peak[],
  cacheBytes = lastCacheBytes()
): Result[] {
  return results.map((result) => ({
    ...result,
    peakFraction: peakFraction(result, peaks, cacheBytes),
    rooflineFraction: rooflineFraction(result, peaks)
  }))
}

/** Williams, Waterman and Patterson, CACM 52 (2009): the lower of the FMA peak and what memory feeds at so many flops a byte. */
function rooflineFraction(result: Result, peaks: readonly Peak[]): number | null {
  const peak = result.peer === undefined ? peakOf(peaks, result) : undefined
  const bytes = leastBytes(result)
  const { gflops, wall } = result
  if (gflops === null || bytes === null || !(bytes > 0) || peak === undefined || peak.gbps === null) return null
  // GFLOP/s times milliseconds are 10⁶ flops.
  const intensity = (gflops * wall.median * 1e6) / bytes
  const roof = Math.min(peak.gflops, intensity * peak.gbps)
  return roof > 0 ? gflops / roof : null
}

function peakFraction(result: Result, peaks: readonly Peak[], cacheBytes: number): number | null {
  const peak = result.peer === undefined ? peakOf(peaks, result) : undefined
  if (peak === undefined) return null
  const { gflops, gbps, wall } = result
  if (gbps === null) return gflops === null ? null : gflops / peak.gflops
  // GB/s times milliseconds are 10⁶ bytes. What the caches hold is bound by neither limit.
  const beyondCaches = gbps * wall.median * 1e6 > cacheBytes
  return beyondCaches && peak.gbps !== null ? gbps / peak.gbps : null
}

/** The limit of that build on that many threads. */
export function peakOf(peaks: readonly Peak[], of: Pick<Peak, 'variant' | 'threads' | 'dtype'>): Peak | undefined {
  return peaks.find(
    ({ variant, threads, dtype }) => variant === of.variant && threads === of.threads && dtype === of.dtype
  )
}
