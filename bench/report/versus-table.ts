/** How our kernels stand against their peers. */
import type { PeerRecord, Result, Versus } from '../result/types.ts'
import { fold } from './fold.ts'
import { missing, shapeText } from './format.ts'
import { type Column, plainTable } from './plain-table.ts'
import { paint, type Screen } from './style.ts'

interface Pair {
  readonly ours: Result
  readonly versus: Versus
  /** What the peer's result is called. */
  readonly peer: string
}

/** Our variant, or the peer and which build of it. */
export function whoOf({ peer, variant }: Result): string {
  return peer === undefined ? variant : `${peer} ${variant}`
}

/** What a peer is, for the head of the report. */
export function peerLine(record: PeerRecord): string {
  const { name, variant, version, build, simd, threads } = record
  const who = variant === undefined ? name : `${name} ${variant}`
  return [
    `Peer ${who}: ${version}`,
    build ?? 'build not known',
    simd ?? 'SIMD not told',
    precisionText(record),
    `threads ${threads.join(', ')}`
  ].join(', ')
}

/** A peer may be a thousand times slower. */
export function ratioText(ratio: number): string {
  return ratio.toFixed(ratio < 0.1 ? 3 : 2)
}

/** Of a ratio; one round has none. */
export function intervalText({ low, high, rounds }: Versus): string {
  return rounds < 2 ? missing : `${ratioText(low)} … ${ratioText(high)}`
}

export function precisionText({ precisions }: PeerRecord): string {
  return precisions.length === 1 ? `${precisions[0]} only` : precisions.join(' and ')
}

/** Undefined when nothing was held against a peer. */
export function versusTable(results: readonly Result[], screen: Screen): string | undefined {
  const byId = new Map(results.map((result) => [result.id, result]))
  const pairs = results.flatMap((ours) =>
    (ours.versus ?? []).map((versus): Pair => {
      const theirs = byId.get(versus.id)
      return { ours, versus, peer: theirs === undefined ? versus.peer : whoOf(theirs) }
    })
  )
  if (pairs.length === 0) return undefined
  const head =
    "Heddle's time ÷ the peer's at the same thread count, paired inside rounds; below 1.00, Heddle is faster."
  const table = plainTable(screen, columnsFor(screen), pairs, ({ ours }) => `${ours.op} ${ours.shape} ${ours.dtype}`)
  return `${fold(head, screen.columns).join('\n')}\n\n${table}`
}

function columnsFor(screen: Screen): Column<Pair>[] {
  return [
    { head: 'op', cell: ({ ours }) => ours.op, align: 'left' },
    { head: 'shape', cell: ({ ours }) => shapeText(ours.shape), align: 'left' },
    { head: 'variant', cell: ({ ours }) => ours.variant, align: 'left' },
    { head: 'threads', cell: ({ ours }) => String(ours.threads) },
    { head: 'peer', cell: ({ peer }) => peer, align: 'left' },
    {
      head: 'wall ÷ wall',
      cell: ({ versus }) => ratioText(versus.ratio),
      paint: (text, { versus }) => (versus.high < 1 ? paint(screen, 'green', text) : text)
    },
    { head: '95 %', cell: ({ versus }) => intervalText(versus), spare: 1 },
    { head: 'CPU ÷ CPU', cell: ({ versus }) => (versus.cpu === null ? missing : ratioText(versus.cpu)), spare: 3 },
    { head: 'rounds', cell: ({ versus }) => String(versus.rounds), spare: 2 }
  ]
}
