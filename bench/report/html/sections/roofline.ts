/**
 * Roofline (Williams, Waterman and Patterson, "Roofline: an insightful visual performance model", CACM 52 (2009)):
 * what a kernel reaches against what memory and arithmetic allow at its flops a byte.
 */
import { leastBytes } from '../../../result/least-bytes.ts'
import type { Peak, Result } from '../../../result/types.ts'
import { digits, missing, percent } from '../../format.ts'
import { logAxis } from '../chart/axis.ts'
import { chart } from '../chart/chart.ts'
import { asTable, figure } from '../chart/figure.ts'
import { type Axes, dot, path } from '../chart/marks.ts'
import { dataTable } from '../data-table.ts'
import { html, type Markup } from '../markup.ts'
import type { Section } from '../section.ts'
import { caseText, groupBy, isDoubtful } from '../series.ts'

interface Placed {
  readonly result: Result
  /** Flops a byte. */
  readonly intensity: number
  readonly gflops: number
}

export function rooflineSection(results: readonly Result[], peaks: readonly Peak[]): Section | undefined {
  const placed = results.flatMap(place)
  if (placed.length === 0) return undefined
  const limits = peaks.filter(({ gbps }) => gbps !== null && gbps > 0)
  const groups = [...groupBy(placed, ({ result }) => JSON.stringify([result.dtype, result.threads])).values()]
  const note =
    limits.length === 0 ? ' The limits themselves were not measured in this run, so the roofs are missing.' : ''
  const body = html`<p>Flops a byte count each operand’s way to and from memory once; for an SVD, one read of the trailing matrix a column.
Points above the slope come out of the caches.${note}</p>
<div class="charts">${groups.map((group, i) => rooflineChart(group, limits, i))}</div>
${asTable(table(placed))}`
  return { id: 'roofline', title: 'Roofline', body }
}

function place(result: Result): Placed[] {
  const { gflops, wall } = result
  const bytes = leastBytes(result)
  if (gflops === null || !(gflops > 0) || bytes === null || !(bytes > 0)) return []
  const intensity = (gflops * wall.median * 1e6) / bytes
  return intensity > 0 && Number.isFinite(intensity) ? [{ result, intensity, gflops }] : []
}

function rooflineChart(placed: readonly Placed[], limits: readonly Peak[], index: number): Markup {
  const [{ result }] = placed
  const { dtype, threads } = result
  const who = `${threads} ${threads === 1 ? 'thread' : 'threads'}, ${dtype}`
  const builds = new Set(placed.map((each) => each.result.variant))
  const roofs = limits.filter(
    (limit) => limit.threads === threads && limit.dtype === dtype && builds.has(limit.variant)
  )
  const axes: Axes = {
    x: logAxis('flops a byte', [...placed.map(({ intensity }) => intensity), ...roofs.map(ridge)]),
    y: logAxis('GFLOP/s', [...placed.map(({ gflops }) => gflops), ...roofs.map(({ gflops }) => gflops)])
  }
  const ops = [...new Set(placed.map((each) => each.result.op))]
  const svg = chart(
    {
      id: `roofline-${index}`,
      title: `Roofline, ${who}`,
      description: placed
        .slice(0, 40)
        .map(
          (each) => `${caseText(each.result)}: ${digits(each.gflops)} GFLOP/s at ${digits(each.intensity)} flops a byte`
        )
        .join('; '),
      height: 250,
      ...axes
    },
    () => [
      ...roofs.map((limit) => {
        const [low, high] = axes.x.scale.domain()
        const corner = Math.min(Math.max(ridge(limit), low), high)
        const points = [low, corner, high].map((x) => ({ x, y: Math.min(limit.gflops, x * (limit.gbps as number)) }))
        return path(axes, points, 'limit')
      }),
      ...placed.map((each) =>
        dot(
          axes,
          { x: each.intensity, y: each.gflops },
          ops.indexOf(each.result.op),
          `${caseText(each.result)}: ${digits(each.gflops)} GFLOP/s`,
          { hollow: isDoubtful(each.result) }
        )
      )
    ]
  )
  const key = ops.map((text, mark) => ({ text, mark }))
  const limit = roofs.map(
    ({ variant, gflops, gbps }) => `${variant}: ${digits(gflops)} GFLOP/s, ${digits(gbps as number)} GB/s`
  )
  return figure(who, svg, limit.length === 0 ? key : [...key, { text: limit.join('; '), mark: 'limit' as const }])
}

/** Flops a byte from which arithmetic is the limit. */
function ridge({ gflops, gbps }: Peak): number {
  return gflops / (gbps as number)
}

function table(placed: readonly Placed[]): Markup {
  return dataTable(
    'Places under the roof',
    [
      { head: 'case', text: true, cell: ({ result }) => caseText(result) },
      { head: 'build', text: true, cell: ({ result }) => result.variant },
      { head: 'flops a byte', cell: ({ intensity }) => digits(intensity) },
      { head: 'GFLOP/s', cell: ({ gflops }) => digits(gflops) },
      {
        head: 'of the roof',
        explain: 'more than 100% comes out of the caches',
        cell: ({ result: { rooflineFraction: part } }) => (typeof part === 'number' ? percent(part) : missing)
      }
    ],
    placed
  )
}
