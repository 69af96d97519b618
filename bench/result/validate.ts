import type { ValidateFunction } from 'ajv/dist/2020.js'
import { benchSchema } from './schema.ts'
import type { BenchRun } from './types.ts'

let compiled: ValidateFunction<BenchRun> | undefined

/** What is wrong with a document first, as `results/0/wall: must be object`; undefined when it is a run. */
export async function faultOf(document: unknown): Promise<string | undefined> {
  // ajv is loaded and the schema compiled only by commands that touch a result file.
  if (compiled === undefined) {
    const { Ajv2020 } = await import('ajv/dist/2020.js')
    compiled = new Ajv2020({ allowUnionTypes: true }).compile<BenchRun>(benchSchema)
  }
  if (compiled(document)) return undefined
  const fault = compiled.errors?.[0]
  return `${fault?.instancePath.slice(1) || 'the document'} ${fault?.message}`
}
