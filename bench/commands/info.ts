/** `heddle info`: what `numpy.show_config()`, `threadpoolctl` and `lscpu` print, for this world. */
import { arch, freemem, platform, release, totalmem } from 'node:os'
import { MAX_RANKS } from '../../assembly/abi.ts'
import { affinity } from '../../src/machine/affinity.ts'
import { type Cache, caches } from '../../src/machine/caches.ts'
import { type Cores, cores } from '../../src/machine/cores.ts'
import { cpuInfo } from '../../src/machine/cpu-info.ts'
import { type NumaNode, numaNodes } from '../../src/machine/numa.ts'
import { cpuTimes } from '../../src/machine/steal.ts'
import { threadsSetting } from '../../src/machine/threads-setting.ts'
import { type UsableCores, usableCores } from '../../src/machine/usable-cores.ts'
import { cpuClockSource } from '../../src/profiler/clock.ts'
import { type ClockSteps, clockSteps } from '../../src/profiler/clock-steps.ts'
import { formatInfo } from './info-text.ts'

/** What the caller has learned from src/engine: this command loads no kernels itself. */
export interface EngineInfo {
  readonly node: string
  readonly v8: string
  readonly features: Readonly<Record<string, boolean>>
  readonly variant: string
  readonly reason: string
  /** The kernels' builds. */
  readonly modules: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]
}

/** All of it, as `--json` prints it. Sizes in bytes; null is unknown on this system. */
export interface Info {
  readonly engine: EngineInfo
  readonly system: {
    readonly platform: string
    readonly release: string
    readonly architecture: string
    /** Of the machine; `limit` is what a cgroup leaves of it. */
    readonly memory: { readonly total: number; readonly free: number; readonly limit: number | null }
    /** Part of all cores' time since boot that the hypervisor gave to others. */
    readonly steal: number | null
  }
  readonly processor: {
    readonly model: string | null
    readonly virtual: boolean | null
    readonly vectors: readonly string[]
  }
  readonly cores: Cores
  readonly numa: readonly NumaNode[]
  readonly caches: readonly Cache[]
  /** As the system states it, cores that are not there included. */
  readonly affinity: readonly number[] | null
  readonly usable: UsableCores
  readonly threads: {
    /** What HEDDLE_NUM_THREADS asks for. */
    readonly setting: number | null
    /** Threads of a team that is not told how many. */
    readonly default: number
  }
  /** Step and cost in nanoseconds. */
  readonly clock: {
    readonly wall: ClockSteps
    readonly cpu: (ClockSteps & { readonly source: string }) | null
  }
}

/** Throws SettingError when HEDDLE_NUM_THREADS is no thread count. */
export function collectInfo(engine: EngineInfo): Info {
  const setting = threadsSetting()
  const usable = usableCores()
  const { model, virtual, vectors } = cpuInfo()
  const times = cpuTimes()
  const steps = clockSteps()
  const source = cpuClockSource()
  return {
    engine,
    system: {
      platform: platform(),
      release: release(),
      architecture: arch(),
      memory: { total: totalmem(), free: freemem(), limit: memoryLimit() },
      steal: times === null ? null : times.steal / Math.max(1, times.total)
    },
    processor: { model, virtual, vectors },
    cores: cores(),
    numa: numaNodes(),
    caches: caches(),
    affinity: affinity(),
    usable,
    threads: { setting, default: setting ?? Math.min(usable.count, MAX_RANKS) },
    clock: { wall: steps.wall, cpu: steps.cpu === null || source === null ? null : { ...steps.cpu, source } }
  }
}

/** Prints through `write`, which gets whole lines. */
export async function info(
  options: { readonly json: boolean },
  engine: EngineInfo,
  write: (text: string) => void
): Promise<void> {
  const found = collectInfo(engine)
  write(options.json ? `${JSON.stringify(found, null, 2)}\n` : formatInfo(found))
}

/** Node says 0, or more than there is, where nothing limits. */
function memoryLimit(): number | null {
  const limit = process.constrainedMemory?.() ?? 0
  return limit > 0 && limit < totalmem() ? limit : null
}
