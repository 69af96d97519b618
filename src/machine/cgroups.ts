import { join, posix } from 'node:path'
import { readText } from './kernel-files.ts'

/** Where one cgroup hierarchy that can limit CPU time is mounted, and the folder of this process's group in it. */
export interface Hierarchy {
  readonly version: 1 | 2
  /** Folder of the mount, and this process's group as a path below it ('' is the mount itself). */
  readonly mount: string
  readonly group: string
}

/**
 * The hierarchies in which a CPU quota of this process can stand: version 1's with the controller `cpu`, and
 * version 2's. A container often sees its own group mounted as the root: then /proc/self/cgroup has a path that
 * begins with the mount's root (field 4 of mountinfo), which has to be taken off; or one that begins with `/..`,
 * when the group lies outside what is mounted.
 */
export function cpuHierarchies(proc = '/proc', sys = '/sys'): Hierarchy[] {
  const groups = groupPaths(readText(join(proc, 'self/cgroup')) ?? '')
  const found: Hierarchy[] = []
  for (const line of (readText(join(proc, 'self/mountinfo')) ?? '').split('\n')) {
    const mount = parseMount(line)
    if (mount === null) continue
    const version = mount.type === 'cgroup2' ? 2 : mount.options.includes('cpu') ? 1 : null
    const path = version === null ? undefined : groups.get(version)
    if (version === null || path === undefined) continue
    found.push({ version, mount: underRoot(mount.point, sys), group: below(mount.root, path) })
  }
  return found
}

/** Path of the group by version: '0::/a/b' is version 2's; '5:cpu,cpuacct:/a' is version 1's with the controller. */
function groupPaths(text: string): Map<number, string> {
  const paths = new Map<number, string>()
  for (const line of text.split('\n')) {
    const match = /^(\d+):([^:]*):(.*)$/.exec(line)
    if (match === null) continue
    if (match[1] === '0' && match[2] === '') paths.set(2, match[3])
    else if (match[2].split(',').includes('cpu')) paths.set(1, match[3])
  }
  return paths
}

/** `36 35 98:0 /root /mount/point rw,noatime shared:1 - cgroup cgroup rw,cpu` (proc_pid_mountinfo(5)). */
function parseMount(line: string): { root: string; point: string; type: string; options: string[] } | null {
  const [before, after] = line.split(' - ')
  if (after === undefined) return null
  const [, , , root, point] = before.split(' ')
  const [type, , options] = after.split(' ')
  if (type !== 'cgroup' && type !== 'cgroup2') return null
  return { root: unescaped(root), point: unescaped(point), type, options: (options ?? '').split(',') }
}

/** Blanks and backslashes stand in mountinfo as octal: `\040`. */
function unescaped(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
}

/** A mount point as a path under the given sys folder. */
function underRoot(point: string, sys: string): string {
  return point.startsWith('/sys/') ? join(sys, point.slice('/sys/'.length)) : point
}

function below(root: string, path: string): string {
  const group = posix.normalize(path)
  if (group.startsWith('/..') || group === root) return ''
  const relative = root !== '/' && group.startsWith(`${root}/`) ? group.slice(root.length) : group
  return relative.replace(/^\/+/, '').replace(/\/+$/, '')
}
