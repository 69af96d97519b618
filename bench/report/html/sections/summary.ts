/** The findings in a few figures, and everything that speaks against them. */
import type { BenchRun, Result } from '../../../result/types.ts'
import { digits, duration, percent, residualText, shapeText } from '../../format.ts'
import { type Content, html, type Markup } from '../markup.ts'
import type { Section } from '../section.ts'

export function summarySection(run: BenchRun): Section {
  const own = run.results.filter(({ peer, passed }) => peer === undefined && passed)
  const svd = most(
    own.filter(({ op }) => op.endsWith('svd')),
    flopsOf
  )
  const gemm = most(
    own.filter(({ op, gflops }) => op.endsWith('gemm') && gflops !== null),
    ({ gflops }) => gflops as number
  )
  const scaling = most(
    own.filter(({ speedup, threads, oversubscribed }) => speedup !== null && threads > 1 && !oversubscribed),
    flopsOf
  )
  const passed = run.results.filter((result) => result.passed).length
  const tiles = [
    svd && tile('Largest SVD', duration(svd.wall.median), html`${who(svd)}; residual ${residualText(svd.residual)}`),
    gemm &&
      tile(
        'Best matrix product',
        `${digits(gemm.gflops as number)} GFLOP/s`,
        html`${who(gemm)}${gemm.peakFraction === null ? null : `; ${percent(gemm.peakFraction)} of peak`}`
      ),
    scaling && tile('Speed-up of the largest case', `${digits(scaling.speedup as number)}×`, who(scaling)),
    tile('Checks passed', `${passed} of ${run.results.length}`, 'residual below 10')
  ]
  const body = html`<div class="tiles">${tiles.map((each) => each ?? null)}</div>
${warnings(run)}`
  return { id: 'summary', title: 'At a glance', body }
}

function tile(name: string, value: string, note: Content): Markup {
  return html`<div class="tile"><p class="name">${name}</p><p class="value">${value}</p><p class="note">${note}</p></div>`
}

function who({ op, shape, threads, variant }: Result): string {
  return `${op} ${shapeText(shape)}, ${threads} ${threads === 1 ? 'thread' : 'threads'}, ${variant}`
}

/** Nearly the same for every result of a case: the faster one is preferred. */
function flopsOf({ gflops, wall }: Result): number {
  const flops = (gflops ?? 0) * wall.median
  return flops * (1 + 1e-6 / (1 + wall.median))
}

function most(results: readonly Result[], of: (result: Result) => number): Result | undefined {
  return results.reduce<Result | undefined>(
    (best, each) => (best === undefined || of(each) > of(best) ? each : best),
    undefined
  )
}

function warnings({ results, partial, failures = [], leftOut = [] }: BenchRun): Markup | null {
  const count = (of: (result: Result) => boolean) => results.filter(of).length
  const wrong = count(({ passed }) => !passed)
  const disturbed = count((result) => result.disturbed)
  const cut = count(({ ended }) => ended === 'budget')
  const lines = [
    wrong > 0 && `${wrong} of ${results.length} results are wrong, their rates worthless.`,
    partial && 'Stopped early: only what had been measured until then is shown.',
    disturbed > 0 &&
      `${disturbed} of ${results.length} results were disturbed: the hypervisor or other processes had our cores. Run it again before you conclude anything.`,
    cut > 0 && `The budget ended ${cut} of ${results.length} before their intervals were tight.`,
    ...failures.map(({ id, error }) => `${id}: ${error}`),
    ...leftOut
  ].filter((line) => line !== false)
  return lines.length === 0 ? null : html`<ul class="warning">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
}
