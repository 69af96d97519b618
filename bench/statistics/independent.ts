/**
 * What slows a machine down lasts longer than a sample, so neighbours in time are alike, and tests that take them for
 * independent raise false alarms: a series with autocorrelation ρ at lag 1 is worth (1 − ρ)/(1 + ρ) of its samples.
 */
import { median } from './quantile.ts'

/** Shorter series say nothing of how alike neighbours are. */
const LONG_ENOUGH = 8

/** ρ of a machine during a run: the mean over its series, since each alone is too short to tell. 0 when none is long. */
export function sharedAutocorrelation(series: ReadonlyArray<readonly number[]>): number {
  const long = series.filter((samples) => samples.length >= LONG_ENOUGH)
  const sum = long.reduce((all, samples) => {
    const rho = autocorrelation(ranks(samples))
    // Short series look less correlated than they are (Kendall, Biometrika 41, 1954).
    return all + rho + (1 + 4 * rho) / samples.length
  }, 0)
  return long.length === 0 ? 0 : Math.min(0.9, Math.max(0, sum / long.length))
}

/** The medians of runs of neighbours, so long that they may be taken as independent. */
export function independent(samples: readonly number[], rho: number): number[] {
  const length = Math.round((1 + rho) / (1 - rho))
  const blocks: number[] = []
  // The rest that fills no block stays out: a short block would be noisier than the others.
  for (let i = 0; i + length <= samples.length; i += length) blocks.push(median(samples.slice(i, i + length)))
  return blocks
}

/** Of ranks, since one outlier would hide what all the others share. Equal values share the mean of theirs. */
function ranks(samples: readonly number[]): number[] {
  const order = samples.map((_, i) => i).sort((a, b) => samples[a] - samples[b])
  const rank = new Array<number>(samples.length)
  for (let i = 0; i < order.length; ) {
    let end = i
    while (end < order.length && samples[order[end]] === samples[order[i]]) end++
    for (let k = i; k < end; k++) rank[order[k]] = (i + end - 1) / 2
    i = end
  }
  return rank
}

function autocorrelation(series: readonly number[]): number {
  const mean = series.reduce((sum, x) => sum + x, 0) / series.length
  let [together, alone] = [0, 0]
  series.forEach((x, i) => {
    alone += (x - mean) ** 2
    if (i > 0) together += (x - mean) * (series[i - 1] - mean)
  })
  return alone === 0 ? 0 : together / alone
}
