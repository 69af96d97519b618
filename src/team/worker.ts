/**
 * A worker thread of a team. Piscina hands it one task, its seat; the task returns at once and leaves
 * behind a resident loop that serves regions from shared memory until the team closes.
 */
import { threadId } from 'node:worker_threads'
import { POISON_FAULT, REGION_ROW } from '../../assembly/abi.ts'
import { threadCpu, wall } from '../profiler/clock.ts'
import { openStageLog, type StageLog } from '../profiler/stage-log.ts'
import { endThread } from '../profiler/thread-end.ts'
import { setThreadName, threadNumber } from '../profiler/thread-identity.ts'
import { ControlBlock } from './control-block.ts'
import { forkSpin, SOON } from './spinning.ts'

export interface Seat {
  readonly rank: number
  /** Last region before this worker's time. */
  readonly region: number
  readonly usableCores: number
  readonly memory: WebAssembly.Memory
  readonly plain: WebAssembly.Module
  readonly stages: WebAssembly.Module
  /** Where the build with stages keeps its order and times. */
  readonly stageTable: SharedArrayBuffer
  /** Exports by entry number. */
  readonly names: readonly string[]
}

type Kernel = (...args: number[]) => number | undefined
type Build = Record<string, Kernel>

export default function sit(seat: Seat): number {
  setThreadName(`heddle rank ${seat.rank}`)
  const control = new ControlBlock(seat.memory)
  control.setThread(seat.rank, threadNumber() ?? 0)
  const log = openStageLog(seat.stageTable, seat.memory, seat.rank)
  const builds = [seat.plain, seat.stages].map((module) => instantiate(module, seat, log))
  // After this task's answer has been posted: piscina then counts the worker as idle, and lets the process exit.
  setImmediate(() => serve(seat, builds, control, log))
  return threadId
}

function instantiate(module: WebAssembly.Module, seat: Seat, { left }: StageLog): Build {
  const host = { wall, cpu: threadCpu, left }
  const { exports } = new WebAssembly.Instance(module, { env: { memory: seat.memory }, host })
  const build = exports as unknown as Build
  build.bindProfile(seat.rank)
  return build
}

function serve(seat: Seat, builds: readonly Build[], control: ControlBlock, log: StageLog): void {
  const kernels = builds.map((build) => seat.names.map((name) => build[name]))
  for (let number = seat.region, spin = 0; ; ) {
    const left = performance.now()
    number = control.waitForGo(seat.rank, number, left + spin)
    const isSoon = performance.now() - left < SOON
    if (number < 0) {
      endThread()
      control.leaveTeam(seat.rank)
      return
    }
    control.start(seat.rank, number)
    const region = control.readRegion()
    const build = builds[region.build]
    build.begin(seat.rank, region.size)
    if (region.build === 1) {
      log.startRegion(region.entry)
      build.enter(REGION_ROW)
    }
    try {
      const result = kernels[region.build][region.entry](...region.args)
      if (seat.rank === 0) control.result = result ?? 0
      if (region.build === 1) build.leave(REGION_ROW)
    } catch (error) {
      // Poisoned before: another rank failed or the call was aborted, and this one was only told to leave.
      if (control.poison === 0) {
        control.setPoison(POISON_FAULT)
        throw error
      }
    }
    const isSpinning = isSoon && !control.isCoreAskedFor
    spin = isSpinning ? forkSpin(seat.rank, region.size, seat.usableCores) : 0
    control.leave(seat.rank, number)
  }
}
