/** A program to be watched: two workers that multiply until they are told to end. */
import { createTeam } from '../../../../src/index.ts'

const team = await createTeam({ threads: 2 })
const [a, b, c] = [0, 1, 2].map(() => team.matrix(400, 400).fill(1))
console.log('multiplying')
process.once('SIGTERM', () => {
  stopped = true
})
let stopped = false
while (!stopped) await team.gemm(1, a, b, 0, c)
await team.close()
