import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'heddle-package-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** The Node that the machine has, apart from the one this project pins. */
const systemNode = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((entry) => entry !== '' && !entry.includes('node_modules'))
  .map((entry) => join(entry, process.platform === 'win32' ? 'node.exe' : 'node'))
  .find(existsSync)

function run(...args: string[]) {
  return spawnSync(systemNode ?? process.execPath, args, { cwd: folder, encoding: 'utf8', timeout: 60_000 })
}

before(() => {
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe'
    }).replace(/^[^[]*/, '')
  )
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, 'heddle'), { recursive: true })
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', join(modules, 'heddle'), '--strip-components=1'])
  // Its dependencies are those of the checkout; installing them again would need the network.
  for (const name of readdirSync(join(root, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(modules, name))
  writeFileSync(
    join(folder, 'use.mjs'),
    `import { createTeam, getProfileStats, profileOff, profileOn, tuneEngine } from 'heddle'
     tuneEngine()
     const team = await createTeam({ threads: 2 })
     try {
       const x = team.vector(1000).fill(2)
       profileOn()
       const dot = await team.blas.ddot(1000, x, 1, x, 1)
       profileOff()
       const [row] = [...getProfileStats().get('rank 0').values()].filter((each) => each.function === 'ddot')
       console.log(JSON.stringify({ dot, calls: row.calls, cpu: row.cpu.total > 0 }))
     } finally {
       await team.close()
     }`
  )
})

test('a program that imports it computes and profiles', () => {
  const { stdout, stderr, status } = run('use.mjs')
  assert.deepEqual([stderr, status], ['', 0])
  assert.deepEqual(JSON.parse(stdout), { dot: 4000, calls: 1, cpu: true })
})

test('its command runs, prints its version, and takes a wrong flag as the caller’s mistake', () => {
  const command = join('node_modules', 'heddle', 'bin', 'heddle.js')
  assert.match(run(command, '--version').stdout, /^heddle \d+\.\d+\.\d+, node \d+/)
  const wrong = run(command, 'bench', '--nonsense')
  assert.equal(wrong.status, 2)
  assert.match(wrong.stderr, /^heddle: .*--nonsense/)
})

test('a variant that this Node can not run is the caller’s mistake too', (t) => {
  const command = join('node_modules', 'heddle', 'bin', 'heddle.js')
  if (!run(command, '--version').stdout.includes('variant simd')) return t.skip('this Node runs them all')
  const { status, stderr } = run(command, 'bench', '--variants', 'fma', '--ops', 'ddot', '--sizes', '32')
  assert.equal(status, 2)
  assert.match(stderr, /^heddle: variant fma needs relaxed SIMD, .*\n$/)
})

test('node --import heddle/register profiles a program, its workers too', () => {
  const program = `import { isMainThread, Worker } from 'node:worker_threads'
    function twice(x) { return 2 * x }
    if (isMainThread) new Worker(new URL(import.meta.url))
    for (let i = 0; i < (isMainThread ? 5 : 7); i++) twice(i)`
  writeFileSync(join(folder, 'plain.mjs'), program)
  const { stderr, status } = run('--import', 'heddle/register', 'plain.mjs')
  const [, file = ''] = /^heddle: the profile is in (\S+);/m.exec(stderr) ?? []
  assert.equal(status, 0, stderr)
  const { functions } = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const calls = functions.filter((row: { function: string }) => row.function === 'twice')
  assert.deepEqual(calls.map((row: { calls: number }) => row.calls).sort(), [5, 7])
})
