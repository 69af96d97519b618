import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after } from 'node:test'

/** A machine made of files: `{ 'proc/self/status': '…' }` in a folder that goes when the test file is through. */
export function fixtureMachine(files: Record<string, string>): { proc: string; sys: string } {
  const root = mkdtempSync(join(tmpdir(), 'heddle-machine-'))
  after(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), `${text}\n`)
  }
  return { proc: join(root, 'proc'), sys: join(root, 'sys') }
}

/** `count` cores with nothing told but that they are online. */
export function plainCores(count: number): Record<string, string> {
  return { 'sys/devices/system/cpu/online': count === 1 ? '0' : `0-${count - 1}` }
}

/** Two sockets of two cores with two threads each, numbered as Linux does: 0-3 first threads, 4-7 their siblings. */
export function twoSocketsWithSmt(): Record<string, string> {
  const files: Record<string, string> = {
    'sys/devices/system/cpu/online': '0-7',
    'sys/devices/system/node/node0/cpulist': '0-1,4-5',
    'sys/devices/system/node/node0/meminfo': 'Node 0 MemTotal:       65536 kB\nNode 0 MemFree:        1024 kB',
    'sys/devices/system/node/node1/cpulist': '2-3,6-7'
  }
  for (let cpu = 0; cpu < 8; cpu++) {
    const first = cpu % 4
    const socket = first >> 1
    const siblings = `${first},${first + 4}`
    const folder = `sys/devices/system/cpu/cpu${cpu}`
    files[`${folder}/topology/core_id`] = `${first & 1}`
    files[`${folder}/topology/physical_package_id`] = `${socket}`
    files[`${folder}/topology/thread_siblings_list`] = siblings
    const cache = (index: number, level: number, type: string, size: string, sharing: string) => {
      const one = `${folder}/cache/index${index}`
      Object.assign(files, {
        [`${one}/level`]: `${level}`,
        [`${one}/type`]: type,
        [`${one}/size`]: size,
        [`${one}/coherency_line_size`]: '64',
        [`${one}/ways_of_associativity`]: '8',
        [`${one}/shared_cpu_list`]: sharing
      })
    }
    cache(0, 1, 'Data', '32K', siblings)
    cache(1, 1, 'Instruction', '64K', siblings)
    cache(2, 2, 'Unified', '512K', siblings)
    cache(3, 3, 'Unified', '16M', socket === 0 ? '0-1,4-5' : '2-3,6-7')
  }
  return files
}
