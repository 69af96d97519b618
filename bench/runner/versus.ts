/** How ours stands against each peer: same case, same thread count, same rounds. */
import type { Versus } from '../result/types.ts'
import { pairedRatio } from '../statistics/paired-ratio.ts'
import { isDisturbed } from './disturbance.ts'
import type { Series } from './measure-case.ts'

/** With fewer undisturbed rounds than this, all are taken: a result that is disturbed is marked as such. */
const FEWEST_ROUNDS = 3

/** Our wall time ÷ the peer's. Undefined when they never were in one round. */
export function versus(
  ours: Series,
  theirs: Series,
  { peer, id, oversubscribed }: { peer: string; id: string; oversubscribed: boolean }
): Versus | undefined {
  const rounds = Array.from({ length: Math.min(ours.samples.length, theirs.samples.length) }, (_, i) => i)
  const quiet = rounds.filter((i) => [ours, theirs].every(({ samples }) => !isDisturbed(samples[i], oversubscribed)))
  const counted = quiet.length >= FEWEST_ROUNDS ? quiet : rounds
  const ratioOf = (time: 'wall' | 'cpu') =>
    pairedRatio(
      counted.map((i) => ours.samples[i][time]),
      counted.map((i) => theirs.samples[i][time])
    )
  const wall = ratioOf('wall')
  if (wall === undefined) return undefined
  const { median, low, high, pairs } = wall
  return { peer, id, ratio: median, low, high, cpu: ratioOf('cpu')?.median ?? null, rounds: pairs }
}
