import { readFileSync } from 'node:fs'
import { PROFILE_SCHEMA, type Profile } from '../../src/profiler/profile.ts'
import { UsageError } from '../runner/usage-error.ts'

/** A profile that was saved before. Throws UsageError for anything else. */
export function loadProfile(file: string): Profile {
  let profile: Profile
  try {
    profile = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UsageError(`${file}: no profile: ${error instanceof Error ? error.message : error}`)
  }
  if (profile?.schema !== PROFILE_SCHEMA)
    throw new UsageError(`${file}: no profile: its schema is not ${PROFILE_SCHEMA}`)
  return profile
}
