/** The result file, schema heddle.bench/1: what a run of the bench measured. Times in milliseconds, sizes in bytes. */

import type { DType } from '../../src/matrix.ts'
import type { ScalingFit } from '../statistics/scaling-laws.ts'

export const SCHEMA_NAME = 'heddle.bench/1'

export interface BenchRun {
  readonly schema: typeof SCHEMA_NAME
  /** When the run began, ISO 8601, UTC. */
  readonly started: string
  /** How long it took. */
  readonly elapsed: number
  /** True when it was stopped before every case had been measured. */
  readonly partial: boolean
  readonly machine: MachineRecord
  readonly engine: EngineRecord
  /** Null outside a git checkout. */
  readonly git: GitRecord | null
  readonly options: RunOptions
  /** Measured limits of this machine, with the kernels' own builds; empty when they were not measured. */
  readonly peaks: readonly Peak[]
  readonly noise: Noise
  readonly results: readonly Result[]
  /** Cases that threw, with the message. Absent means none. */
  readonly failures?: readonly Failure[]
  /** What our kernels were held against. Absent means nothing. */
  readonly peers?: readonly PeerRecord[]
  /** One line for each peer, or part of one, that was asked for and could not be measured. */
  readonly leftOut?: readonly string[]
}

export interface MachineRecord {
  /** As the processor names itself. */
  readonly cpu: string | null
  readonly platform: string
  readonly arch: string
  readonly cores: {
    readonly logical: number
    readonly physical: number | null
    /** Threads that can run at once, and what set the number. */
    readonly usable: number
    readonly why: string
  }
  readonly memory: number
  readonly virtual: boolean | null
}

export interface EngineRecord {
  /** Version of this package. */
  readonly heddle: string
  readonly node: string
  readonly v8: string
  /** Command-line switches of the process. */
  readonly flags: readonly string[]
  /** The kernels' builds that ran: V8 switches during the compile, and the module's hash. */
  readonly variants: Readonly<Record<string, VariantRecord>>
}

export interface VariantRecord {
  readonly flags: readonly string[]
  readonly sha256: string | null
}

export interface GitRecord {
  readonly commit: string
  readonly branch: string | null
  /** True when tracked files differed from the commit. */
  readonly dirty: boolean
}

export interface RunOptions {
  readonly ops: readonly string[]
  /** As given; empty means each operation's own. */
  readonly sizes: readonly string[]
  readonly threads: readonly number[]
  readonly variants: readonly string[]
  readonly budget: number
  /** Thread counts whose ranks were tied to cores; absent in files that are older than the option. */
  readonly pinned?: readonly number[]
  readonly peers?: readonly string[]
  /** i/n when only a part of the cases was measured. */
  readonly shard?: string
}

/** A peer, as it describes itself. */
export interface PeerRecord {
  readonly name: string
  /** Which of its builds, as its results say; absent in files that have one record for all. */
  readonly variant?: string
  readonly version: string
  /** How it was built, in its own words; null when it does not tell. */
  readonly build: string | null
  /** The instructions or the kernels that it runs; null when it does not tell. */
  readonly simd: string | null
  /** Thread counts that it was measured at. */
  readonly threads: readonly number[]
  readonly precisions: readonly DType[]
  /** Whatever else it says of itself. */
  readonly details: Readonly<Record<string, string>>
}

/** What a team of so many threads can do at most. A variant that no result has is one that was only probed. */
export interface Peak {
  readonly variant: string
  readonly threads: number
  readonly dtype: DType
  /** Multiply-adds in registers, all threads together. */
  readonly gflops: number
  /** Triad beyond the caches, all threads together; null when only arithmetic was probed. */
  readonly gbps: number | null
}

export interface Noise {
  /** What 95 % of the A/A comparisons did not exceed, as a part; null when there were too few samples. */
  readonly floor: number | null
  /** Part of all cores' time that the hypervisor gave to others; null where the system does not tell. */
  readonly steal: number | null
}

export interface Result {
  /** op/shape/variant/threads, a peer's variant as peer:variant; unique in a run. */
  readonly id: string
  readonly op: string
  readonly shape: readonly number[]
  readonly dtype: DType
  readonly variant: string
  readonly threads: number
  /** What the kernels are held against; absent for our own. */
  readonly peer?: string
  /** More threads than cores that this process may use. */
  readonly oversubscribed: boolean
  /** Calls that one sample is the mean of: short calls are timed in batches. */
  readonly batch: number
  /** Elapsed time a call, in time order; entry i was measured in round i of the case. */
  readonly samples: readonly number[]
  readonly wall: Wall
  /** CPU time a call, summed over the threads; null where no clock tells. */
  readonly cpu: { readonly median: number } | null
  readonly gflops: number | null
  /** `gflops` ÷ threads. */
  readonly gflopsPerThread?: number | null
  readonly gbps: number | null
  /**
   * Part of the measured peak at this variant, thread count and dtype: of the bandwidth for what moves more bytes than
   * the caches hold, of the FMA peak for what arithmetic limits; null for what lies between, and for peers.
   */
  readonly peakFraction: number | null
  /**
   * Part of what memory and arithmetic allow together at this thread count and at the case's flops a byte (roofline); more
   * than 1 when the caches gave more than memory could. Null where the bytes or the limits are not known.
   */
  readonly rooflineFraction?: number | null
  /** Against one thread of the same variant, paired inside rounds; null when one thread was not measured. */
  readonly speedup: number | null
  readonly speedupLow?: number
  readonly speedupHigh?: number
  /** Against each peer at the same thread count. Absent means that there was none. */
  readonly versus?: readonly Versus[]
  /** Speed-up a thread. */
  readonly efficiency: number | null
  /** CPU time ÷ (wall × threads). */
  readonly utilisation: number | null
  /** Normalised so that below 10 is right; null when it is not a finite number. */
  readonly residual: number | null
  readonly passed: boolean
  /** The hypervisor or other processes took our cores away while this was measured. */
  readonly disturbed: boolean
  /** Positions of the samples during which they did. */
  readonly disturbedSamples: readonly number[]
  /** How many samples are beyond 1.5 interquartile ranges from the quartiles; they are kept. */
  readonly outliers?: number
  /** Median time a call that a thread was ready to run and waited for a core; null where the system does not tell. */
  readonly runDelay?: number | null
  /** Part of the machine's time that was stolen during the case's rounds; null where the system does not tell. */
  readonly steal?: number | null
  /** False when there was no time to see the median stable before the first sample. */
  readonly warmedUp?: boolean
  /** Why sampling ended: the interval was tight, enough rounds, no time left, or stopped from outside. */
  readonly ended: 'tight' | 'rounds' | 'budget' | 'stopped'
  /** Karp and Flatt's: what serial part this speed-up amounts to; below 0 when it is more than the threads. */
  readonly serialFraction?: number | null
  /** Amdahl's law and the USL over the case's thread counts, the same for each; only from four thread counts on. */
  readonly fit?: ScalingFit
  /** One of statistics/verdict.ts; null for one thread, and where one thread was not measured. */
  readonly verdict: string | null
  /** By how much the busiest thread exceeds the mean, under the profiler; absent when it was not profiled. */
  readonly imbalance?: number
  readonly perThread: readonly ThreadRecord[]
  /** Of a batch of calls; only for the largest SVD. */
  readonly functions: readonly FunctionRow[]
  /** When the ranks were in which stage; with `functions`. */
  readonly timeline?: Timeline
}

/** Our wall time ÷ a peer's, paired inside rounds: below 1, ours is faster. */
export interface Versus {
  readonly peer: string
  /** The id of the peer's result. */
  readonly id: string
  readonly ratio: number
  readonly low: number
  readonly high: number
  /** The same of CPU time, which other processes on our cores distort least; null where no clock tells. */
  readonly cpu: number | null
  /** Rounds that count: those undisturbed in both, or all where too few are. */
  readonly rounds: number
}

export interface Wall {
  readonly median: number
  readonly min: number
  readonly p95: number
  readonly mad: number
  readonly ciLow: number
  readonly ciHigh: number
}

/** What each rank did during a batch of calls, cut into slices of equal length. */
export interface Timeline {
  /** Length of a slice. */
  readonly slice: number
  readonly threads: ReadonlyArray<{
    readonly rank: number
    /** The stage that has most of a slice; null where the rank was in no region. */
    readonly stages: ReadonlyArray<string | null>
    /** Part of a slice that the rank waited at barriers. */
    readonly waiting: readonly number[]
  }>
}

/** Of a profiled call: the mean of a batch. */
export interface ThreadRecord {
  readonly rank: number
  readonly wall: number
  readonly cpu: number | null
  readonly wait: number
  readonly runDelay: number | null
}

/** A row of the profiler, as `getProfileStats` gives it. */
export interface FunctionRow {
  /** Rank −1 or null: not a rank of a team. */
  readonly thread: { readonly rank: number | null; readonly name: string; readonly tid: number | null }
  readonly function: string
  readonly file: string | null
  readonly line: number | null
  readonly calledFrom?: { readonly file: string; readonly line: number } | null
  readonly calls: number
  readonly primitiveCalls: number
  readonly wall: { readonly total: number; readonly self: number; readonly min: number; readonly max: number }
  readonly cpu: { readonly total: number; readonly self: number } | null
  readonly wait: number
  /** Floating-point operations, as LAPACK counts them: this thread's part. Absent where none were counted. */
  readonly flops?: number
}

export interface Failure {
  readonly id: string
  readonly error: string
}
