/**
 * The stages that kernels mark, by row number. Both AssemblyScript and TypeScript: the host names the
 * rows by position, so a new stage is one constant and one line in STAGE_SOURCES (src/profiler).
 */
export const BARRIER = 0
export const GEQRF = 1
export const GEBRD = 2
export const BDSDC = 3
export const ORMBR = 4
export const ORMQR = 5
export const ORGQR = 6
export const BDSQR = 7
export const SCALE = 8
export const TRANSPOSE = 9
