/** Runs a kernel that passes once over its operands, on as many ranks as that is worth. */
import type { RegionRunner } from '../team/region-runner.ts'

export function sweep(
  runner: RegionRunner,
  kernel: string,
  elements: number,
  args: readonly number[]
): Promise<number> {
  return runner.run(kernel, args, { ranks: runner.query('sweepRanks', elements, runner.size) })
}
