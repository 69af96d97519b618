/** `heddle --version`: version, engine and variant. */
import { chooseVariant } from '../../src/engine/variants.ts'
import { packageVersion } from '../package-version.ts'

export async function version(): Promise<void> {
  const { node, v8 } = process.versions
  process.stdout.write(`heddle ${await packageVersion()}, node ${node}, v8 ${v8}, variant ${chooseVariant().variant}\n`)
}
