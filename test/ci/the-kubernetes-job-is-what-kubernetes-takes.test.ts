import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { parseAllDocuments } from 'yaml'
import { shardFrom } from '../../bench/runner/shard.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const file = join(root, 'bench/fleet/indexed-job.yaml')
const [claim, job] = parseAllDocuments(readFileSync(file, 'utf8')).map((document) => {
  assert.deepEqual(document.errors, [])
  return document.toJS()
})

/** What the compiler says when a manifest is given as Kubernetes' own types. */
async function typeErrors(job: unknown, claim: unknown): Promise<string> {
  // Below the root, where the compiler finds the types.
  const folder = mkdtempSync(join(root, 'build/manifest-'))
  try {
    const source = join(folder, 'manifest.ts')
    writeFileSync(
      source,
      `import type { Job } from 'kubernetes-types/batch/v1.js'
import type { PersistentVolumeClaim } from 'kubernetes-types/core/v1.js'
export const job: Job = ${JSON.stringify(job)}
export const claim: PersistentVolumeClaim = ${JSON.stringify(claim)}
`
    )
    const compiler = join(root, 'node_modules/typescript/bin/tsc')
    const options = ['--noEmit', '--strict', '--ignoreConfig', '--module', 'nodenext', '--skipLibCheck', source]
    await promisify(execFile)(process.execPath, [compiler, ...options])
    return ''
  } catch (error) {
    return (error as { stdout?: string }).stdout ?? String(error)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('it has the fields of the published types, and no others', async () => {
  assert.equal(await typeErrors(job, claim), '')
})

test('a field in the wrong place would be found', async () => {
  assert.match(await typeErrors({ ...job, spec: { ...job.spec, restartPolicy: 'Never' } }, claim), /restartPolicy/)
})

test('there are as many pods as shards, and every pod takes one', () => {
  const { completions, parallelism, completionMode, template } = job.spec
  const [{ env, volumeMounts }] = template.spec.containers
  assert.equal(completionMode, 'Indexed')
  assert.equal(parallelism, completions)
  const shards = env.find(({ name }: { name: string }) => name === 'HEDDLE_SHARDS').value
  assert.equal(Number(shards), completions)
  const indices = Array.from({ length: completions }, (_, i) =>
    shardFrom(undefined, { JOB_COMPLETION_INDEX: String(i), HEDDLE_SHARDS: shards })
  )
  assert.deepEqual(
    indices,
    [1, 2, 3, 4].map((index) => ({ index, total: 4 }))
  )
  assert.deepEqual(
    volumeMounts.map(({ name }: { name: string }) => name),
    template.spec.volumes.map(({ name }: { name: string }) => name)
  )
  assert.equal(template.spec.volumes[0].persistentVolumeClaim.claimName, claim.metadata.name)
})
