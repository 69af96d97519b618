/**
 * A thread beside a profiled program that can write the profile while all the program's threads are blocked: when it
 * is asked to (a file appears), or without `heddle profile` about once a second, as then nobody could ask.
 */
import { existsSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { AllThreads } from './all-threads.ts'
import { UsageKeeper } from './last-seen.ts'
import { requestFile } from './program-options.ts'
import { saveProfile } from './save-profile.ts'
import { takeProfile } from './take-profile.ts'
import { setThreadName } from './thread-identity.ts'
import type { WatcherTask } from './watcher-task.ts'

const TICK = 100
/** Between two writings, milliseconds; and no more of the time than this part is spent on it. */
const PERIOD = 1000
const SHARE = 0.05

const { watch } = workerData as { watch: WatcherTask }
setThreadName('heddle watcher')
const threads = new AllThreads()
threads.tables.push(watch.main)
const isRunning = () => Atomics.load(watch.ended, 0) === 0
const keeper = new UsageKeeper()
let next = 0

setInterval(() => {
  threads.listen()
  keeper.look(threads.tables)
  const isAsked = watch.attended ? existsSync(requestFile(watch.file)) : performance.now() >= next
  if (!isAsked || !isRunning()) return
  const start = performance.now()
  saveProfile(watch.file, takeProfile({ ...watch, tables: threads.tables, remains: threads.remains }), isRunning)
  next = performance.now() + Math.max(PERIOD, (performance.now() - start) / SHARE)
  if (watch.attended) process.exit()
}, TICK)
