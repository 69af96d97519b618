/** From samples to the figures of the result file. */
import type { Case } from '../cases/case.ts'
import { PASSED_BELOW } from '../cases/case.ts'
import type { Result, Versus } from '../result/types.ts'
import { efficiency } from '../statistics/efficiency.ts'
import { mad } from '../statistics/mad.ts'
import { medianInterval } from '../statistics/median-interval.ts'
import { countOutliers } from '../statistics/outliers.ts'
import { pairedRatio } from '../statistics/paired-ratio.ts'
import { median, p95 } from '../statistics/quantile.ts'
import { utilisation } from '../statistics/utilisation.ts'
import type { Contender } from './contender.ts'
import { isDisturbed, isSeriesDisturbed } from './disturbance.ts'
import type { CaseOutcome, Series } from './measure-case.ts'
import { threadFields } from './profiled.ts'
import { versus } from './versus.ts'

export function idOf(measured: Case, { variant, threads, peer }: Contender): string {
  const who = peer === undefined ? variant : `${peer}:${variant}`
  return `${measured.op}/${measured.shape.join('x')}/${who}/${threads}`
}

/** The results of one case, in the order of its series. */
export function summarise(measured: Case, { series: all, steal }: CaseOutcome, usableCores: number): Result[] {
  return all.map((series) => {
    const { variant, threads, peer } = series.contender
    const oversubscribed = threads > usableCores
    const base = all.find(
      ({ contender }) => contender.threads === 1 && contender.variant === variant && contender.peer === peer
    )
    const result = resultOf(measured, series, base, { oversubscribed, steal })
    if (peer !== undefined) return { ...result, peer }
    const against = againstPeers(measured, series, all, oversubscribed)
    return against.length === 0 ? result : { ...result, versus: against }
  })
}

/** A wrong result is no standard, whoever's it is: no ratio then. */
function againstPeers(measured: Case, ours: Series, all: readonly Series[], oversubscribed: boolean): Versus[] {
  if (!(ours.residual < PASSED_BELOW)) return []
  return all.flatMap((theirs) => {
    const { contender, residual } = theirs
    const { peer, threads } = contender
    if (peer === undefined || threads !== ours.contender.threads || !(residual < PASSED_BELOW)) return []
    return versus(ours, theirs, { peer, id: idOf(measured, contender), oversubscribed }) ?? []
  })
}

function resultOf(
  measured: Case,
  series: Series,
  base: Series | undefined,
  { oversubscribed, steal }: { oversubscribed: boolean; steal: number }
): Result {
  const { contender, batch, samples, residual, ended, warmedUp, profiled } = series
  const { threads, variant } = contender
  const walls = wallsOf(series)
  const middle = median(walls)
  const interval = medianInterval(walls)
  const ratio = base === undefined ? undefined : pairedRatio(wallsOf(base), walls)
  const cpu = median(samples.map((sample) => sample.cpu))
  const known = Number.isFinite(cpu)
  // Times are in milliseconds: flops ÷ ms is a millionth of GFLOP/s.
  const gflops = measured.flops === 0 ? null : measured.flops / middle / 1e6
  return {
    id: idOf(measured, contender),
    op: measured.op,
    shape: measured.shape,
    dtype: measured.dtype,
    variant,
    threads,
    oversubscribed,
    batch,
    samples: walls,
    wall: {
      median: middle,
      min: Math.min(...walls),
      p95: p95(walls),
      mad: mad(walls),
      ciLow: interval.low,
      ciHigh: interval.high
    },
    cpu: known ? { median: cpu } : null,
    gflops,
    gflopsPerThread: gflops === null ? null : gflops / threads,
    gbps: measured.bytes === null ? null : measured.bytes / middle / 1e6,
    peakFraction: null,
    speedup: ratio?.median ?? null,
    ...(ratio === undefined ? {} : { speedupLow: ratio.low, speedupHigh: ratio.high }),
    efficiency: ratio === undefined ? null : efficiency(ratio.median, threads),
    utilisation: known ? utilisation(cpu, middle, threads) : null,
    residual: finite(residual),
    passed: residual < PASSED_BELOW,
    disturbed: isSeriesDisturbed(samples, steal, oversubscribed),
    disturbedSamples: samples.flatMap((sample, i) => (isDisturbed(sample, oversubscribed) ? [i] : [])),
    outliers: countOutliers(walls),
    runDelay: finite(median(samples.map(({ runDelay }) => runDelay))),
    steal: finite(steal),
    warmedUp,
    ended,
    verdict: null,
    ...(profiled === undefined ? { perThread: [] } : threadFields(profiled, profiled.calls)),
    functions: []
  }
}

function wallsOf({ samples }: Series): number[] {
  return samples.map(({ wall }) => wall)
}

function finite(x: number): number | null {
  return Number.isFinite(x) ? x : null
}
