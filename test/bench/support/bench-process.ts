/** Runs `heddle bench` as a process of its own. */
import type { ChildProcess } from 'node:child_process'
import type { BenchOptions } from '../../../bench/commands/bench.ts'
import { type Ended, runHeddle } from './heddle-process.ts'

export type { Ended }

/** `onLine` sees each line of stderr as it comes, and may signal the process. */
export function runBench(
  options: BenchOptions,
  onLine?: (line: string, child: ChildProcess) => void,
  environment: NodeJS.ProcessEnv = {}
): Promise<Ended> {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
  return runHeddle(['bench', ...args], { environment, ...(onLine === undefined ? {} : { onErrorLine: onLine }) })
}
