import type { Instruments } from '../../../bench/runner/instruments.ts'

/** Instruments that a test moves by hand. */
export interface FakeClock extends Instruments {
  /** Lets time pass, in which workers run for `cpu` and a part of the machine is stolen. */
  pass(milliseconds: number, options?: { cpu?: number; steal?: number; runDelay?: number }): void
}

export function fakeClock(): FakeClock {
  let now = 0
  let cpuTime = 0
  let stolen = 0
  let delayed = 0
  return {
    now: () => now,
    rest: async () => {},
    collectGarbage: () => {},
    workersCpu: () => cpuTime,
    machineTimes: () => ({ steal: stolen, total: now }),
    runDelay: () => delayed,
    pass(milliseconds, { cpu = milliseconds, steal = 0, runDelay = 0 } = {}) {
      now += milliseconds
      cpuTime += cpu
      stolen += steal * milliseconds
      delayed += runDelay
    }
  }
}
