import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { gemm } from '../../../bench/cases/gemm.ts'
import { usableCores } from '../../../src/machine/usable-cores.ts'
import { openNumpy, withoutNumpy } from '../support/numpy-peer.ts'

const skip = withoutNumpy || (usableCores().count < 2 && 'one core')

test("numpy's threads sleep when its turn is over", { skip }, async () => {
  const team = await openNumpy(2)
  const prepared = gemm('f64').makeCase([200, 200, 200]).setup(team)
  await team.timed?.(() => prepared.call(), { calls: 20, settle: false, rest: true })
  const before = childrensCpu()
  await setTimeout(60)
  const spun = childrensCpu() - before
  await team.close()
  // OpenBLAS would spin for a tenth of a second.
  assert.ok(spun < 20, `${spun} ms of CPU after its turn`)
})

/** CPU milliseconds of all threads of the processes that this one started. */
function childrensCpu(): number {
  const own = `/proc/self/task`
  const children = readdirSync(own).flatMap((tid) => readFileSync(`${own}/${tid}/children`, 'utf8').split(' '))
  let sum = 0
  for (const pid of children.filter((text) => text !== ''))
    for (const tid of readdirSync(`/proc/${pid}/task`))
      sum += Number(readFileSync(`/proc/${pid}/task/${tid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  return sum
}
