/** Fills dist/: the sources as JavaScript with their types, and the built kernels. What `npm pack` packs. */
import { spawnSync } from 'node:child_process'
import { cp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureKernels } from './build-kernels.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

await rm(join(root, 'dist'), { recursive: true, force: true })
const compiler = join(root, 'node_modules/typescript/bin/tsc')
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.dist.json'], { cwd: root, stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)
// What tsc does not copy: peers that are programs in another language. Not what was built or installed on this machine.
await cp(join(root, 'bench/peers'), join(root, 'dist/bench/peers'), {
  recursive: true,
  filter: (path) => !path.endsWith('.ts') && !/[\\/](build|node_modules)$/.test(path)
})
await cp(await ensureKernels(), join(root, 'dist/wasm'), { recursive: true })
