/** What build.ts leaves beside the modules. */
export type OpenblasBuild = 'stock' | 'tuned'

/** built.json, beside stock.wasm and tuned.wasm. */
export interface OpenblasRecord {
  /** Of the build script and the compiler: another one builds anew. */
  readonly key: string
  readonly compiler: string
  readonly versions: readonly string[]
  readonly flags: Readonly<Record<OpenblasBuild, string>>
  readonly sha256: Readonly<Record<OpenblasBuild, string>>
}
