/** Measures one case: rounds in which every contender has a turn, so that drift of the machine hits all alike. */
import { stealShare } from '../../src/machine/steal.ts'
import type { Case, Prepared } from '../cases/case.ts'
import { medianInterval } from '../statistics/median-interval.ts'
import { median } from '../statistics/quantile.ts'
import { BASE } from './against.ts'
import type { Contender } from './contender.ts'
import type { Instruments } from './instruments.ts'
import type { ProfileCalls, Profiled } from './profiled.ts'
import { type Sample, sampler } from './sampler.ts'
import { takeOf } from './take.ts'
import { warmUp } from './warm-up.ts'

/** What one contender's turns gave. */
export interface Series {
  readonly contender: Contender
  readonly batch: number
  /** Entry i is from round i. */
  readonly samples: readonly Sample[]
  readonly residual: number
  readonly ended: Ended
  readonly warmedUp: boolean
  /** Absent for peers, and where the profiler failed. */
  readonly profiled?: Profiled & { readonly calls: number }
}

export interface CaseFailure {
  readonly contender: Contender
  readonly error: Error
}

export interface CaseOutcome {
  readonly series: readonly Series[]
  readonly failures: readonly CaseFailure[]
  /** Part of the machine's time that was stolen during the rounds; NaN where the system does not tell. */
  readonly steal: number
}

export type Ended = 'tight' | 'rounds' | 'budget' | 'stopped'

export interface MeasureOptions {
  /** Milliseconds for the case. */
  readonly budget: number
  readonly signal: AbortSignal
  readonly instruments: Instruments
  /** Takes the profile of some more calls, for our own contenders; without it, there is none. */
  readonly profile?: ProfileCalls
}

/** A sample shorter than this would measure the clock, the event loop and a tick of the scheduler. */
const SAMPLE = 5
/** Calls this long bring their own operands into the caches; a call before, unrecorded, would only cost time. */
const SETTLED_BY_ITSELF = 10
/** Part of a case's budget that warm-up may take, over all contenders. */
const WARM_UP_SHARE = 0.2
/** Three samples make a median; fewer only when even they would take twice the case's time. */
const FEWEST_ROUNDS = 3
/** Profiled calls are drained one by one, which takes longer than a short call; more would tell no more. */
const MOST_PROFILED = 100
/** More samples narrow an interval by less than the noise between runs. */
const MOST_ROUNDS = 60
/** From here on an interval within TIGHT of the median may end the case early. */
const ROUNDS_FOR_TIGHT = 15
const TIGHT = 0.01

interface Turn {
  readonly contender: Contender
  /**
   * A peer, one call of which takes more than its share of the case's time: it has a turn in the first round, and neither
   * that nor its warm-up counts, or a library that is a thousand times slower would leave one round to everybody.
   */
  readonly isSlow: boolean
  readonly prepared: Prepared
  readonly batch: number
  readonly warmedUp: boolean
  readonly sample: () => Promise<Sample>
  readonly samples: Sample[]
}

/** Peers have no stages to tell of. */
function isProfiled({ contender }: Turn): boolean {
  return contender.peer === undefined
}

export async function measureCase(
  measured: Case,
  all: readonly Contender[],
  { budget, signal, instruments, profile }: MeasureOptions
): Promise<CaseOutcome> {
  const contenders = all.filter(({ team }) => team.has?.(measured.op) ?? true)
  const began = instruments.now()
  const failures: CaseFailure[] = []
  let turns: Turn[] = []
  /** Milliseconds that do not count. */
  let apart = 0
  /** Runs a step of a contender; one that throws is out of the case, and its operands are given back. */
  const attempt = async (contender: Contender, prepared: Prepared | undefined, step: () => Promise<void>) => {
    try {
      await step()
    } catch (error) {
      prepared?.dispose()
      turns = turns.filter((turn) => turn.contender !== contender)
      if (!signal.aborted) failures.push({ contender, error: error as Error })
    }
  }

  for (const contender of contenders) {
    if (signal.aborted) break
    let prepared: Prepared | undefined
    await attempt(contender, undefined, async () => {
      prepared = measured.setup(contender.team)
    })
    const ready = prepared
    if (ready === undefined) continue
    await attempt(contender, ready, async () => {
      const take = takeOf(contender.team, () => ready.call(signal), instruments)
      const limit = (WARM_UP_SHARE * budget) / contenders.length
      const warmBegan = instruments.now()
      const { time, stable } = await warmUp(take, limit, instruments.now)
      const isPeer = contender.peer !== undefined && contender.peer !== BASE
      const isSlow = isPeer && time > budget / contenders.length
      if (isSlow) apart += instruments.now() - warmBegan
      const batch = Math.max(1, Math.ceil(SAMPLE / time))
      const sample = sampler(take, { threads: contender.threads, batch, settle: time < SETTLED_BY_ITSELF }, instruments)
      turns.push({ contender, isSlow, prepared: ready, batch, warmedUp: stable, sample, samples: [] })
    })
  }

  /** What was measured stays, even when this fails. */
  const takeProfile = async ({ contender, prepared, batch }: Turn) => {
    const calls = Math.min(batch, MOST_PROFILED)
    try {
      const profiled = await profile?.(async () => {
        for (let i = 0; i < calls; i++) await prepared.call(signal)
      })
      return profiled && { ...profiled, calls }
    } catch (error) {
      if (!signal.aborted) failures.push({ contender, error: error as Error })
      return undefined
    }
  }

  const profiledShare = profile === undefined ? 0 : turns.filter(isProfiled).length / turns.length
  const before = instruments.machineTimes()
  let ended: Ended | undefined
  for (let round = 0; ended === undefined && turns.length > 0; round++) {
    const [roundBegan, apartBefore] = [instruments.now(), apart]
    // The order rotates: whoever goes first in a round meets what the last round left behind.
    const first = round % turns.length
    instruments.collectGarbage()
    for (const turn of [...turns.slice(first), ...turns.slice(0, first)]) {
      if (signal.aborted) break
      if (turn.isSlow && round > 0) continue
      const turnBegan = instruments.now()
      await attempt(turn.contender, turn.prepared, async () => {
        turn.samples.push(await turn.sample())
      })
      if (turn.isSlow) apart += instruments.now() - turnBegan
    }
    const time = instruments.now()
    ended = signal.aborted
      ? 'stopped'
      : endOf(round + 1, turns, {
          spent: time - began - apart,
          // Calls under the profiler take about as long as our part of a round.
          next: (time - roundBegan - (apart - apartBefore)) * (1 + profiledShare),
          budget
        })
  }
  const after = instruments.machineTimes()
  const steal = (before && after && stealShare(before, after)) ?? Number.NaN

  const series: Series[] = []
  for (const turn of turns) {
    const { contender, prepared, batch, samples, warmedUp } = turn
    await attempt(contender, prepared, async () => {
      if (samples.length > 0) {
        const profiled = isProfiled(turn) && !signal.aborted ? await takeProfile(turn) : undefined
        await contender.team.collect?.()
        const residual = await prepared.residual()
        series.push({
          ...{ contender, batch, samples, residual, warmedUp, ended: ended ?? 'stopped' },
          ...(profiled === undefined ? {} : { profiled })
        })
      }
      prepared.dispose()
    })
  }
  return { series, failures, steal }
}

/** Why the case ends after so many rounds; undefined when it goes on. */
function endOf(
  rounds: number,
  turns: readonly Turn[],
  time: { readonly spent: number; readonly next: number; readonly budget: number }
): Ended | undefined {
  if (rounds >= MOST_ROUNDS) return 'rounds'
  if (
    rounds >= ROUNDS_FOR_TIGHT &&
    turns.every(({ isSlow, samples }) => isSlow || isTight(samples.map(({ wall }) => wall)))
  )
    return 'tight'
  const limit = rounds < FEWEST_ROUNDS ? 2 * time.budget : time.budget
  return time.spent + time.next > limit ? 'budget' : undefined
}

function isTight(samples: readonly number[]): boolean {
  const { low, high } = medianInterval(samples)
  const middle = median(samples)
  return Math.max(high - middle, middle - low) <= TIGHT * middle
}
