import test from 'node:test'
import { openblas } from '../../../../bench/peers/openblas/openblas.ts'
import { checkLibrary } from '../../support/check-library.ts'
import { libraryTeams } from '../../support/library-team.ts'

const { without, variants, open } = await libraryTeams(openblas)

test('openblas computes every operation', { skip: without }, async (t) => {
  for (const variant of variants)
    await t.test(variant, async (inner) => {
      const team = await open(variant)
      await checkLibrary(inner, team).finally(() => team.close())
    })
})
