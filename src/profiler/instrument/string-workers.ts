/** Workers made of a string (`eval: true`): Node loads nothing ahead of their text, so that the text itself does. */
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import workerThreads, { type Worker, type WorkerOptions } from 'node:worker_threads'
import { inCheckout } from '../../engine/paths.ts'
import { instrument } from './instrument.ts'
import { isSelected, type Selection } from './selection.ts'
import { probeHome, type Tell } from './transform.ts'

/** As Node calls such a text in stacks. */
const NAME = '[worker eval]'

/** Whatever this thread makes of strings from now on has probes; what it makes of files gets them by its own hooks. */
export function instrumentStringWorkers(selection: Selection, tell: Tell): void {
  workerThreads.Worker = new Proxy(workerThreads.Worker, {
    construct: (target, [source, options, ...rest], newTarget): Worker =>
      Reflect.construct(target, [withProbes(source, options, selection, tell), options, ...rest], newTarget)
  })
  syncBuiltinESMExports()
}

function withProbes(source: unknown, options: WorkerOptions | undefined, selection: Selection, tell: Tell): unknown {
  if (!options?.eval || typeof source !== 'string' || !isSelected(join(selection.folder, NAME), selection))
    return source
  const refuse = (reason: string) => {
    tell(`${NAME}: ${reason}`)
    return source
  }
  if ((options.execArgv ?? process.execArgv).some((argument) => argument.startsWith('--input-type')))
    return refuse('is a module')
  if (!(process.features as { require_module?: boolean }).require_module)
    return refuse(`Node ${process.versions.node} can not require() a module`)
  const register = fileURLToPath(new URL(`../../register.${inCheckout ? 'ts' : 'js'}`, import.meta.url))
  try {
    const { code, left } = instrument({ code: source, file: NAME, format: 'commonjs' }, { ...probeHome, register })
    for (const reason of left) tell(reason)
    return code
  } catch (error) {
    // It may be a module: Node tries that, too.
    return refuse(error instanceof Error ? error.message : String(error))
  }
}
