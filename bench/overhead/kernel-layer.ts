/** Layer (b), kernels and their stages: an SVD with the profiler on and off, in turns. */
import { createTeam, profileOff, profileOn, random, tuneEngine } from '../../src/index.ts'
import type { Layer } from './layer.ts'

export async function kernels(size: number, pairs: number): Promise<Layer> {
  tuneEngine()
  const team = await createTeam()
  const original = team.matrix(size, size).fill(random(0))
  const a = team.matrix(size, size)
  const svd = async () => {
    a.data.set(original.data)
    const start = performance.now()
    const { u, vt } = await team.svd(a, { overwrite: true })
    const elapsed = performance.now() - start
    u.dispose()
    vt.dispose()
    return elapsed
  }
  const profiled = async () => {
    profileOn()
    const elapsed = await svd()
    profileOff()
    return elapsed
  }
  return {
    unit: '%',
    pairs,
    async pair(onFirst) {
      if (!onFirst) return { off: await svd(), on: await profiled() }
      return { on: await profiled(), off: await svd() }
    },
    compare: ({ on, off }) => (on / off - 1) * 100,
    close: () => team.close()
  }
}
