/** A program to be watched: two workers that multiply, or with `svd` factor with the profiler on, until SIGTERM. */
import { createTeam, profileOn } from '../../../../src/index.ts'

const team = await createTeam({ threads: 2 })
const [a, b, c] = [0, 1, 2].map(() => team.matrix(400, 400).fill(1))
const factors = process.argv[2] === 'svd'
if (factors) profileOn()
let stopped = false
process.once('SIGTERM', () => {
  stopped = true
})
console.log('working')
while (!stopped) {
  if (factors) await team.svd(a, { vectors: 'none' })
  else await team.gemm(1, a, b, 0, c)
}
await team.close()
