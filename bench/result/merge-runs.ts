/** Joins the results of shards into runs: one for each machine, engine and commit among them. */
import { differences } from '../compare/differences.ts'
import { bestPeaks } from '../runner/peaks.ts'
import { noiseFloor } from '../statistics/noise-floor.ts'
import { ResultError } from './result-error.ts'
import type { BenchRun } from './types.ts'

export interface NamedShard {
  readonly file: string
  readonly run: BenchRun
}

/** Throws ResultError when two shards of one machine have the same result: whose is it? */
export function mergeRuns(shards: readonly NamedShard[]): BenchRun[] {
  const groups: NamedShard[][] = []
  for (const shard of shards) {
    const group = groups.find(([first]) => belongTogether(first.run, shard.run))
    if (group === undefined) groups.push([shard])
    else group.push(shard)
  }
  return groups.map(mergeGroup)
}

/** Times of another machine, engine or commit must not stand in one table. */
function belongTogether(a: BenchRun, b: BenchRun): boolean {
  const builds = ({ engine }: BenchRun) => JSON.stringify([engine.heddle, Object.entries(engine.variants).sort()])
  return (
    differences(a, b).length === 0 &&
    builds(a) === builds(b) &&
    a.git?.commit === b.git?.commit &&
    a.git?.dirty === b.git?.dirty
  )
}

function mergeGroup(shards: readonly NamedShard[]): BenchRun {
  const owners = new Map<string, string>()
  for (const { file, run } of shards) {
    for (const { id } of run.results) {
      const owner = owners.get(id)
      if (owner !== undefined) throw new ResultError(file, `${id} is in ${owner} too; merge shards of one run`)
      owners.set(id, file)
    }
  }
  const runs = shards.map(({ run }) => run)
  const [first] = runs
  const results = runs.flatMap((run) => run.results)
  const elapsed = runs.reduce((sum, run) => sum + run.elapsed, 0)
  const failures = runs.flatMap((run) => run.failures ?? [])
  const peers = new Map(runs.flatMap((run) => run.peers ?? []).map((peer) => [`${peer.name} ${peer.variant}`, peer]))
  const leftOut = unique(runs.flatMap((run) => run.leftOut ?? []))
  const peerNames = unique(runs.flatMap(({ options }) => options.peers ?? []))
  return {
    schema: first.schema,
    started: runs.map(({ started }) => started).sort()[0],
    elapsed,
    partial: runs.some(({ partial }) => partial),
    machine: first.machine,
    engine: first.engine,
    git: first.git,
    options: {
      ops: unique(runs.flatMap(({ options }) => options.ops)),
      sizes: unique(runs.flatMap(({ options }) => options.sizes)),
      threads: unique(runs.flatMap(({ options }) => options.threads)).sort((a, b) => a - b),
      variants: unique(runs.flatMap(({ options }) => options.variants)),
      budget: runs.reduce((sum, { options }) => sum + options.budget, 0),
      ...(peerNames.length === 0 ? {} : { peers: peerNames })
    },
    peaks: bestPeaks(runs.flatMap(({ peaks }) => peaks)),
    noise: { floor: noiseFloor(results.map(({ samples }) => samples)), steal: steal(runs) },
    results,
    ...(failures.length === 0 ? {} : { failures }),
    ...(peers.size === 0 ? {} : { peers: [...peers.values()] }),
    ...(leftOut.length === 0 ? {} : { leftOut })
  }
}

/** Each run's steal by how long it took. */
function steal(runs: readonly BenchRun[]): number | null {
  let [stolen, time] = [0, 0]
  for (const { noise, elapsed } of runs) {
    if (noise.steal === null) return null
    stolen += noise.steal * elapsed
    time += elapsed
  }
  return time > 0 ? stolen / time : 0
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}
