import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const guide = readFileSync(file('../../docs/check-threading.md'), 'utf8')
const blocks = (language: string) =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, body]) => body)

/** The reader's project: the program as it stands in the guide, beside an installed Heddle. */
const project = mkdtempSync(join(tmpdir(), 'heddle-guide-'))
after(() => rmSync(project, { recursive: true, force: true }))
const installed = join(project, 'node_modules/heddle')
mkdirSync(installed, { recursive: true })
writeFileSync(join(installed, 'package.json'), '{ "name": "heddle", "type": "module", "exports": "./index.js" }')
writeFileSync(join(installed, 'index.js'), `export * from ${JSON.stringify(file('../../src/index.ts'))}\n`)
for (const body of blocks('js')) {
  const name = /^\/\/ (\S+)$/m.exec(body)?.[1]
  assert.ok(name !== undefined, 'a program starts with its name')
  writeFileSync(join(project, name), body)
}

/** The same command on something small: what the guide shows takes a minute. Of an option given twice the last counts. */
function shortened(command: string): string {
  return command
    .replaceAll('npx heddle', `'${process.execPath}' '${file('../../bench/cli.ts')}'`)
    .replaceAll('svd.mjs', 'svd.mjs 3')
    .replace('profiled.mjs 20', 'profiled.mjs 3')
    .replace(/ check$/, ' check --size 96x64')
    .replace(/ bench .*/, (bench) => `${bench} --sizes 64 --budget 1s`)
}

const commands = blocks('sh').flatMap((body) => body.trim().split('\n'))

test('the guide has commands', () => assert.ok(commands.length >= 5))

test('its pictures are there, and nothing is left to be filled in', () => {
  const pictures = [...guide.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, picture]) => picture)
  assert.ok(pictures.length >= 2)
  for (const picture of pictures) assert.ok(readFileSync(file(`../../docs/${picture}`)).length > 0)
  assert.doesNotMatch(guide, /@[A-Z]+@/)
})

for (const command of commands) {
  const skip = process.platform === 'win32' || (command.includes('heddle top') && process.platform !== 'linux')
  test(command, { skip }, async () => {
    const environment = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}` }
    const options = { cwd: project, env: environment }
    // It rejects when the exit code is not 0.
    const { stdout } = await promisify(execFile)('sh', ['-c', shortened(command)], options)
    assert.notEqual(stdout, '')
  })
}
