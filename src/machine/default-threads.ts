import { MAX_RANKS } from '../../assembly/abi.ts'
import { threadsSetting } from './threads-setting.ts'
import type { UsableCores } from './usable-cores.ts'

/** Threads of a team when nobody says: HEDDLE_NUM_THREADS, else one for every usable core. Throws SettingError. */
export function defaultThreads({ count }: UsableCores): number {
  return threadsSetting() ?? Math.min(count, MAX_RANKS)
}
