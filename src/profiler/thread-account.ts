/**
 * What every thread of this process has used, V8's and libuv's among them: snapshots, and the difference of two.
 * The rows add up to the process's CPU time when no thread runs while a snapshot is taken (the kernel books a
 * running thread's time only once a tick); threads that have exited in between are what is left over.
 * Linux; elsewhere a snapshot has no threads and everything is left over.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { processCpu, wall } from './clock.ts'

/** Times in milliseconds since the thread started. */
export interface ThreadUsage {
  readonly name: string
  readonly cpu: number
  /** Ready to run, but waiting for a core. */
  readonly runDelay: number
}

export interface Snapshot {
  readonly wall: number
  readonly process: number
  /** By the kernel's thread number. */
  readonly threads: ReadonlyMap<number, ThreadUsage>
}

export interface Account {
  readonly wall: number
  /** CPU time of the whole process. */
  readonly process: number
  readonly threads: ReadonlyArray<ThreadUsage & { readonly id: number }>
  /** CPU time of the process that no living thread has: that of threads that exited. */
  readonly exited: number
}

const TASKS = '/proc/self/task'

export function snapshotThreads(): Snapshot {
  const threads = new Map<number, ThreadUsage>()
  // First: it makes the kernel book the calling thread's time up to now.
  const process = processCpu()
  for (const id of threadIds()) {
    const usage = readUsage(id)
    if (usage !== undefined) threads.set(Number(id), usage)
  }
  return { wall: wall(), process, threads }
}

export function accountBetween(before: Snapshot, after: Snapshot): Account {
  const threads = [...after.threads].map(([id, now]) => {
    const then = before.threads.get(id)
    return { id, name: now.name, cpu: now.cpu - (then?.cpu ?? 0), runDelay: now.runDelay - (then?.runDelay ?? 0) }
  })
  const process = after.process - before.process
  const living = threads.reduce((sum, thread) => sum + thread.cpu, 0)
  return { wall: after.wall - before.wall, process, threads, exited: process - living }
}

function threadIds(): string[] {
  try {
    return readdirSync(TASKS)
  } catch {
    return []
  }
}

/** Undefined when the thread has gone meanwhile. */
function readUsage(id: string): ThreadUsage | undefined {
  try {
    const [cpu, runDelay] = readFileSync(`${TASKS}/${id}/schedstat`, 'utf8').split(' ')
    const name = readFileSync(`${TASKS}/${id}/comm`, 'utf8').trim()
    return { name, cpu: Number(cpu) / 1e6, runDelay: Number(runDelay) / 1e6 }
  } catch {
    return undefined
  }
}
