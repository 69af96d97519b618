import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, test } from 'node:test'
import { getSources } from '../../../../bench/peers/openblas/sources.ts'

const folder = mkdtempSync(join(tmpdir(), 'heddle-apt-'))
const path = process.env.PATH
after(() => {
  process.env.PATH = path
  rmSync(folder, { recursive: true, force: true })
})

/** Where apt-get does this. */
function withApt(script: string): void {
  writeFileSync(join(folder, 'apt-get'), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  process.env.PATH = [folder, path].join(delimiter)
}

const CASES: ReadonlyArray<readonly [what: string, script: string, message: RegExp]> = [
  [
    'no network',
    'case "$*" in *indextargets*) echo "Packages http://deb/debian bookworm main";; *update) echo "Err:1 http://deb bookworm InRelease"; exit 0;; esac',
    /^openblas: its sources can not be downloaded: apt-get Err:1 http:\/\/deb bookworm InRelease; a network and Debian's archive are needed$/
  ],
  ['no archive of sources', 'exit 0', /^openblas: apt-get source left no openblas and lapack folders$/],
  [
    'an apt-get that fails',
    'echo "E: broken" >&2; exit 100',
    /^openblas: needs apt-get, which ended with code 100: E: broken$/
  ]
]

for (const [what, script, message] of CASES)
  test(what, async () => {
    withApt(script)
    await assert.rejects(getSources(join(folder, 'sources')), { name: 'PeerError', message })
  })
