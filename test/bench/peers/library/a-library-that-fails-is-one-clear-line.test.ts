import assert from 'node:assert/strict'
import test from 'node:test'
import { gemm } from '../../../../bench/cases/gemm.ts'
import { findLibraries } from '../../../../bench/peers/library/library-peer.ts'
import { libraryTeams } from '../../support/library-team.ts'

const adapter = new URL('../../support/faulty-adapter', import.meta.url).href
const dgemm = gemm('f64').makeCase([8, 8, 8])

function faulty(...names: string[]) {
  const variants = names.map((name) => ({ name, adapter }))
  return {
    name: 'faulty',
    find: (threads: readonly number[]) => findLibraries('faulty', variants, threads, 'get it there')
  }
}

test('a library that fails is one clear line', { concurrency: true }, async (t) => {
  const says: ReadonlyArray<readonly [variant: string, message: RegExp, lost: boolean]> = [
    ['crash', /^crash's process ended by SIG(ABRT|TRAP|ILL)/, true],
    ['exit', /^exit's process ended with exit code 3$/, true],
    ['hang', /^hang's process gave no answer within 1 s$/, true],
    ['throws', /^RangeError: too large; for it$/, false]
  ]
  for (const [variant, message, lost] of says)
    await t.test(variant, async () => {
      const { open } = await libraryTeams(faulty(variant))
      const team = await open(variant, variant === 'hang' ? 1000 : 20_000)
      const prepared = dgemm.setup(team)
      await assert.rejects(
        async () => prepared.call(),
        (error: Error) => {
          assert.match(error.message, message)
          assert.doesNotMatch(error.message, /\n/)
          return true
        }
      )
      assert.equal(team.lost, lost)
      await team.close()
    })

  await t.test('NaN fails the check', async () => {
    const { open } = await libraryTeams(faulty('nan'))
    const team = await open('nan')
    const prepared = dgemm.setup(team)
    await prepared.call()
    assert.ok(Number.isNaN(await prepared.residual()))
    await team.close()
  })

  await t.test('what it prints does not disturb', async () => {
    const { open } = await libraryTeams(faulty('prints'))
    const team = await open('prints')
    const prepared = dgemm.setup(team)
    await prepared.call()
    assert.ok((await prepared.residual()) < 1)
    await team.close()
  })

  await t.test('one that is missing is left out, and the others take part', async () => {
    const found = await faulty('missing', 'nan').find([1])
    assert.ok(!('leftOut' in found))
    assert.deepEqual(
      found.builds.map(({ variant }) => variant),
      ['nan']
    )
    assert.equal(
      found.note,
      "faulty: left out: missing (missing's process ended with exit code 1: it is not installed); get it there"
    )
  })

  await t.test('threads that it does not run are said', async () => {
    const none = await faulty('nan').find([2])
    assert.ok('leftOut' in none)
    assert.match(none.leftOut, /^faulty: left out: it runs one thread, and only 2 were asked for$/)
  })
})
