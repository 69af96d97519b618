import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../../', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const block = (language: string) => new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(readme)?.[1] ?? ''

/** A checkout of its own, to be changed as the README says. */
const checkout = mkdtempSync(join(tmpdir(), 'heddle-own-case-'))
after(() => rmSync(checkout, { recursive: true, force: true }))
const COPIED = ['assembly', 'asconfig.json', 'bench', 'build', 'package.json', 'package-lock.json', 'scripts', 'src']
for (const name of COPIED) cpSync(join(root, name), join(checkout, name), { recursive: true })
symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'), 'dir')

test('the file and the two lines are all that a new case takes', async () => {
  writeFileSync(join(checkout, 'bench/cases/dscal.ts'), block('ts'))
  const index = join(checkout, 'bench/cases/index.ts')
  const [, added, before, changed] = /^\+(.*)\n-(.*)\n\+(.*)\n$/.exec(block('diff')) ?? []
  const text = readFileSync(index, 'utf8')
  assert.ok(text.includes(before), 'the README shows the line as it stands')
  writeFileSync(index, `${added}\n${text.replace(before, changed)}`)
  const args = ['bench', '--ops', 'dscal', '--sizes', '1000', '--threads', '1,2', '--budget', '1s']
  // It rejects when the exit code is not 0.
  const { stdout } = await promisify(execFile)(process.execPath, [join(checkout, 'bench/cli.ts'), ...args])
  assert.equal(stdout.match(/^dscal +1000 .* GB\/s .*PASSED$/gm)?.length, 2, stdout)
})
