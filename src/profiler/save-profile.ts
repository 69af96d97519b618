import { renameSync, writeFileSync } from 'node:fs'
import { threadId } from 'node:worker_threads'
import type { Profile } from './profile.ts'

/** Writes the profile whole or not at all. `isWanted` is asked last: another thread may have written a newer one. */
export function saveProfile(file: string, profile: Profile, isWanted: () => boolean = () => true): void {
  const draft = `${file}.${threadId}.tmp`
  writeFileSync(draft, JSON.stringify(profile))
  if (isWanted()) renameSync(draft, file)
}
