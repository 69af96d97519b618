/** A whole run: every case, within the budget, until it is stopped. */
import { type CpuTimes, stealShare } from '../../src/machine/steal.ts'
import type { Case } from '../cases/case.ts'
import type { FoundPeer } from '../peers/peer.ts'
import type { Pinning } from '../pinning.ts'
import type { Failure, Noise, Peak, Result } from '../result/types.ts'
import { noiseFloor } from '../statistics/noise-floor.ts'
import { BASE } from './against.ts'
import { shareOf } from './budget.ts'
import { type Contender, closeContenders, type OpenTeam, openContenders } from './contender.ts'
import type { Instruments } from './instruments.ts'
import { measureCase } from './measure-case.ts'
import { openPeers } from './open-peers.ts'
import { bestPeaks, measurePeaks, withPeakFractions } from './peaks.ts'
import type { Plan } from './plan.ts'
import { largestSvd, type ProfileCalls, type Profiled } from './profiled.ts'
import type { Progress } from './progress.ts'
import { withScaling } from './scaling.ts'
import { idOf, summarise } from './summary.ts'

export interface RunHost {
  readonly usableCores: number
  readonly open: OpenTeam
  /** Opens teams of another commit's library, which take turns with ours. */
  readonly openBase?: OpenTeam
  readonly peers: readonly FoundPeer[]
  readonly isPinned: Pinning
  readonly profile: ProfileCalls
  /** Peaks of what does not run but is to be told of; empty for none. */
  readonly probeOthers: (variants: readonly string[]) => Promise<readonly Peak[]>
  readonly instruments: Instruments
  readonly progress: Progress
  readonly signal: AbortSignal
}

export interface Measured {
  readonly results: readonly Result[]
  readonly failures: readonly Failure[]
  /** One line for each peer that has not all of the operations. */
  readonly lacking: readonly string[]
  readonly noise: Noise
  readonly peaks: readonly Peak[]
  /** The signal fired before everything had been measured. */
  readonly partial: boolean
  readonly elapsed: number
}

/** Milliseconds that a peer may take for one answer, or the whole budget where that is more. */
const SHORTEST_LIMIT = 30_000

export async function runPlan(plan: Plan, host: RunHost): Promise<Measured> {
  const { instruments, progress, signal, usableCores } = host
  const began = instruments.now()
  const timesBefore = instruments.machineTimes()
  const failures: Failure[] = []
  let results: readonly Result[] = []
  const profiles = new Map<string, Profiled>()
  const peaks: Peak[] = []
  progress.say('starting the teams')
  const own = await openContenders(plan.variants, plan.threads, host.open)
  const base = host.openBase === undefined ? [] : await openContenders(plan.variants, plan.threads, host.openBase)
  const peers = await openPeers(host.peers, plan.ops, {
    limit: Math.max(plan.budget, SHORTEST_LIMIT),
    signal,
    isPinned: host.isPinned
  })
  failures.push(...peers.failures)
  // The budget is for measuring: how long peers take to load is nobody's fault here.
  const opened = instruments.now()
  const contenders: Contender[] = [...own, ...base.map((each) => ({ ...each, peer: BASE })), ...peers.contenders]
  /** What has been measured is kept, whatever happens to what comes beside it. */
  const beside = async (id: string, work: () => Promise<void>) => {
    await work().catch((error: Error) => {
      if (!signal.aborted) failures.push({ id, error: error.message })
    })
  }
  const addPeaks = () =>
    beside('peaks', async () => {
      progress.say('measuring the peaks')
      peaks.push(...(await measurePeaks(own, plan.cases, signal)))
    })
  try {
    await addPeaks()
    for (const [i, measured] of plan.cases.entries()) {
      if (signal.aborted) break
      const left = plan.budget - (instruments.now() - opened)
      progress.start(measured, i + 1, plan.cases.length, left)
      const budget = shareOf(measured, plan.cases.slice(i + 1), left)
      const present = contenders.filter(({ team }) => team.lost !== true)
      const outcome = await measureCase(measured, present, { budget, signal, instruments, profile: host.profile })
      for (const { contender, profiled } of outcome.series)
        if (profiled !== undefined) profiles.set(idOf(measured, contender), profiled)
      results = [...results, ...summarise(measured, outcome, usableCores)]
      for (const { contender, error } of outcome.failures) {
        const lost = contender.team.lost === true ? '; it is left out from here on' : ''
        failures.push({ id: idOf(measured, contender), error: `${error.message}${lost}` })
      }
    }
    if (!signal.aborted) {
      await addPeaks()
      await beside('other variants', async () => void peaks.push(...(await host.probeOthers(plan.variants))))
    }
  } finally {
    await beside('teams', () => closeContenders(contenders))
  }
  const noise = {
    floor: noiseFloor(results.map(({ samples }) => samples)),
    steal: stolen(timesBefore, instruments.machineTimes())
  }
  const best = bestPeaks(peaks)
  results = withScaling(withPeakFractions(withLargestProfile(plan.cases, results, profiles), best))
  const [{ lacking }, partial] = [peers, signal.aborted]
  return { results, peaks: best, failures, lacking, noise, partial, elapsed: instruments.now() - began }
}

function stolen(before: CpuTimes | null, after: CpuTimes | null): number | null {
  return before === null || after === null ? null : stealShare(before, after)
}

function withLargestProfile(
  cases: readonly Case[],
  results: readonly Result[],
  profiles: ReadonlyMap<string, Profiled>
): Result[] {
  const largest = largestSvd(cases, results)
  return results.map((result) => {
    const { functions, timeline } = (result.id === largest ? profiles.get(result.id) : undefined) ?? {}
    return { ...result, ...(functions && { functions }), ...(timeline && { timeline }) }
  })
}
