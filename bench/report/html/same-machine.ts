/** What has to be the same in two runs before their times may be held against each other. */
import type { BenchRun } from '../../result/types.ts'

const MACHINE: ReadonlyArray<readonly [string, (run: BenchRun) => unknown]> = [
  ['processor', ({ machine }) => machine.cpu],
  ['platform', ({ machine }) => `${machine.platform} ${machine.arch}`],
  ['usable cores', ({ machine }) => machine.cores.usable]
]

const ENGINE: typeof MACHINE = [['Node', ({ engine }) => engine.node]]

/** What differs between the machines, in words; empty when nothing does. */
export function machineDifferences(a: BenchRun, b: BenchRun): string[] {
  return differences(MACHINE, a, b)
}

/** The same of machine and engine. */
export function allDifferences(a: BenchRun, b: BenchRun): string[] {
  return differences([...MACHINE, ...ENGINE], a, b)
}

function differences(what: typeof MACHINE, a: BenchRun, b: BenchRun): string[] {
  return what.flatMap(([name, of]) => (of(a) === of(b) ? [] : `${name}: ${of(a)} and ${of(b)}`))
}
