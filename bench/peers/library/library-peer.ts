/** A library of this language, or of WebAssembly without threads, as a peer: each variant in a Node process of its own. */
import { fileURLToPath } from 'node:url'
import { inCheckout } from '../../../src/engine/paths.ts'
import type { DType } from '../../../src/matrix.ts'
import type { FoundPeer, LeftOut, OpenOptions, PeerBuild, PeerTeam } from '../peer.ts'
import { type Launch, PeerProcess } from '../remote/peer-process.ts'
import { RemoteTeam } from '../remote/remote-team.ts'

export interface LibraryVariant {
  /** As results name it: stock, ml-matrix. */
  readonly name: string
  /** URL of the adapter's module, without extension. */
  readonly adapter: string
}

/** What serve.ts says first. */
interface Greeting {
  readonly version: string
  readonly build: string
  readonly simd: string | null
  readonly operations: readonly string[]
  readonly precisions: readonly DType[]
  /** Milliseconds for three 512 × 512 matrices in, and one out. */
  readonly copies: { readonly in: number; readonly out: number } | null
}

interface Found {
  readonly variant: LibraryVariant
  readonly greeting: Greeting
}

/** Milliseconds in which a library must be loaded; compiling OpenBLAS takes half a second. */
const START_LIMIT = 30_000

const extension = inCheckout ? 'ts' : 'js'
const server = fileURLToPath(new URL(`./serve.${extension}`, import.meta.url))

/** Those of the variants that are there. `advice` says how to get the others. */
export async function findLibraries(
  name: string,
  variants: readonly LibraryVariant[],
  threads: readonly number[],
  advice: string
): Promise<FoundPeer | LeftOut> {
  if (!threads.includes(1))
    return { leftOut: `${name}: left out: it runs one thread, and only ${threads.join(', ')} were asked for` }
  const found: Found[] = []
  const missing: string[] = []
  for (const variant of variants) {
    const answer = await ask(variant)
    if (typeof answer === 'string') missing.push(`${variant.name} (${answer})`)
    else found.push({ variant, greeting: answer })
  }
  if (found.length === 0) return { leftOut: `${name}: left out: ${missing[0]}; ${advice}` }
  const notes = [
    ...(missing.length > 0 ? [`${name}: left out: ${missing.join(', ')}; ${advice}`] : []),
    ...(threads.length > 1 ? [`${name}: runs one thread only`] : [])
  ]
  return {
    builds: found.map((each) => buildOf(name, each)),
    ...(notes.length > 0 ? { note: notes.join('; ') } : {}),
    open: (variant, count, options) => open(found, variant, count, options)
  }
}

async function ask(variant: LibraryVariant): Promise<Greeting | string> {
  const started = new PeerProcess(launchOf(variant), { limit: START_LIMIT, signal: new AbortController().signal })
  try {
    const { header } = await started.greeting()
    return header as unknown as Greeting
  } catch (error) {
    return (error as Error).message
  } finally {
    await started.close()
  }
}

async function open(found: readonly Found[], name: string, threads: number, options: OpenOptions): Promise<PeerTeam> {
  const { variant, greeting } = found.find((each) => each.variant.name === name) as Found
  const started = new PeerProcess(launchOf(variant), options)
  await started.greeting(START_LIMIT)
  return new RemoteTeam(started, name, threads, greeting.operations)
}

function launchOf({ name, adapter }: LibraryVariant): Launch {
  const module = fileURLToPath(`${adapter}.${extension}`)
  return { who: name, command: process.execPath, args: [server, module, name], env: process.env }
}

function buildOf(name: string, { variant, greeting }: Found): PeerBuild {
  const { version, build, simd, precisions, copies, operations } = greeting
  return {
    name,
    variant: variant.name,
    version,
    build,
    simd,
    threads: [1],
    precisions,
    details: {
      'copies, not counted': copies === null ? 'not measured' : copiesText(copies),
      operations: operations.join(' ')
    }
  }
}

function copiesText({ in: into, out }: { in: number; out: number }): string {
  return `three 512 × 512 matrices in: ${into.toFixed(2)} ms, one out: ${out.toFixed(2)} ms`
}
