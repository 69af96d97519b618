/** Heddle's public API. */
export { createTeam, type Team, type TeamOptions } from './create-team.ts'
export { tuneEngine } from './engine/tune.ts'
export { VARIANTS, type Variant } from './engine/variants.ts'
export {
  ArgumentError,
  ConvergenceError,
  DimensionError,
  EngineError,
  HeddleError,
  NonFiniteError,
  OutOfMemoryError,
  ProfilerError,
  TeamClosedError,
  WorkerError
} from './errors.ts'
export type { Svd, SvdOptions } from './lapack/svd.ts'
export type { DType, Matrix, Vector } from './matrix.ts'
export { NpyError } from './npy/npy-error.ts'
export { callgrind } from './profiler/export/callgrind.ts'
export { chromeTrace } from './profiler/export/chrome-trace.ts'
export { collapsed } from './profiler/export/collapsed.ts'
export { cpuProfile } from './profiler/export/cpuprofile.ts'
export { profilePage } from './profiler/export/html.ts'
export { pprof } from './profiler/export/pprof.ts'
export { speedscope } from './profiler/export/speedscope.ts'
export type { Lane, Profile, ThreadRow } from './profiler/profile.ts'
export {
  getProfile,
  getProfileStats,
  type ProfileOptions,
  type Profiling,
  profile,
  profileOff,
  profileOn,
  profiling
} from './profiler/profiler.ts'
export type { ProfileRow, ProfileStats, ProfileThread } from './profiler/row.ts'
export { wrap } from './profiler/wrap.ts'
export { random } from './random.ts'
export { svd } from './svd-once.ts'
