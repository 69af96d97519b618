/** What `wide` could do here, beside the variant that runs. For the CLI's process only: the library never tries it. */
import { createTeam, EngineError, type Team, tuneEngine, type Variant } from '../../src/index.ts'
import type { Peak } from '../result/types.ts'

/** Each is probed so many times, in turns. */
const TURNS = 3

/** The FMA peaks of `variant` and of wide on one thread, in f64; empty where the engine has no wide. */
export async function probeWide(variant: Variant): Promise<Peak[]> {
  tuneEngine({ wide: true })
  const teams: Team[] = []
  try {
    teams.push(await createTeam({ variant: 'wide', threads: 1 }), await createTeam({ variant, threads: 1 }))
    const peaks: Peak[] = []
    for (let turn = 0; turn < TURNS; turn++) {
      for (const team of teams) {
        const gflops = await team.probe.peak()
        peaks.push({ variant: team.variant, threads: 1, dtype: 'f64', gflops, gbps: null })
      }
    }
    return peaks
  } catch (error) {
    if (error instanceof EngineError) return []
    throw error
  } finally {
    await Promise.all(teams.map((team) => team.close()))
  }
}
