/** Ties threads to cores. Node has no call for it; util-linux's taskset does it for any thread of the process. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { EngineError } from '../errors.ts'
import { cores, type LogicalCore } from './cores.ts'
import { usableCores } from './usable-cores.ts'

const run = promisify(execFile)

/**
 * Logical cores in the order in which ranks should take them: one of each usable physical core first, then the SMT
 * siblings; by number where the system does not tell siblings.
 */
export function pinningOrder(proc = '/proc', sys = '/sys'): number[] {
  const { affinity } = usableCores(proc, sys)
  const usable = cores(sys, proc).list.filter(({ cpu }) => affinity?.includes(cpu) ?? true)
  const depth = ({ cpu, siblings }: LogicalCore) =>
    siblings?.filter((other) => other < cpu && isUsable(other)).length ?? 0
  const isUsable = (cpu: number) => usable.some((each) => each.cpu === cpu)
  // The sort is stable.
  return usable.sort((a, b) => depth(a) - depth(b)).map(({ cpu }) => cpu)
}

/** Whether this system has what pinThread needs. */
export async function canPin(): Promise<boolean> {
  if (process.platform !== 'linux') return false
  return run('taskset', ['-pc', String(process.pid)]).then(
    () => true,
    () => false
  )
}

/** `thread` is the system's number of it. Throws EngineError where that can not be done. */
export async function pinThread(thread: number, cpu: number): Promise<void> {
  try {
    await run('taskset', ['-pc', String(cpu), String(thread)])
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? 'taskset (util-linux) is not installed' : message.trim().split('\n').at(-1)
    throw new EngineError(`pin: thread ${thread} can not be tied to core ${cpu}: ${why}; do without pin`)
  }
}
