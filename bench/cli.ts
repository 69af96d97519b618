/** heddle info | check | bench: reads the command line, runs the command, answers with DESIGN's exit codes. */
import { Command, CommanderError } from 'commander'
import { HeddleError } from '../src/index.ts'
import { EXIT } from './exit-codes.ts'
import * as read from './options.ts'
import { ResultError } from './result/result-error.ts'
import { UsageError } from './runner/usage-error.ts'
import { stopOnSignals } from './stop-signals.ts'

const program = new Command('heddle')
  .description('BLAS and SVD kernels in WebAssembly across worker threads, and what every thread did.')
  .helpCommand(false)
  .option('-V, --version', 'version, engine and variant')
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'heddle: ')) })
  .argument('[command]')
  .action(async (command: string | undefined, { version }: { version?: boolean }) => {
    if (command !== undefined) throw new UsageError(`there is no command ${command}; see heddle --help`)
    if (version) await (await import('./commands/version.ts')).version()
    else program.outputHelp()
  })

program
  .command('info')
  .description('what runs here: engine, wasm features, cores, caches, limits, clocks')
  .option('--json', 'as one JSON object', false)
  .action(async (options: { json: boolean }) => {
    const [{ info }, { engineInfo }] = await Promise.all([import('./commands/info.ts'), import('./engine-info.ts')])
    info(options, await engineInfo(), (text) => process.stdout.write(text))
  })

program
  .command('check')
  .description('the SVD of a random 4096 × 2048 matrix on all cores, and what every thread did')
  .option('--size <ROWSxCOLUMNS>', 'shape of the random matrix', read.matrixSize, [4096, 2048])
  .option('--seed <n>', "NumPy's seed of the random matrix", read.seed, 0)
  .option('--threads <n>', 'worker threads (default: HEDDLE_NUM_THREADS, else usable cores)', read.threadCount)
  .option('--vectors <which>', 'thin, full or none', read.vectors, 'thin')
  .option('--variant <name>', 'auto, simd, fma or wide', read.variant, 'auto')
  .option('--input <A.npy>', 'your own matrix in place of the random one')
  .option('--save <DIR>', 'write u.npy, s.npy, vt.npy there')
  .option('--match <text>', 'show only rows whose function contains this')
  .option('--json', 'as one JSON object', false)
  .action(async ({ size: [rows, cols], ...options }) => {
    const { check } = await import('./commands/check.ts')
    using stop = stopOnSignals()
    try {
      process.exitCode = await check({ rows, cols, ...options, signal: stop.signal })
    } catch (error) {
      if (stop.exitCode === undefined) throw error
      process.stderr.write('heddle check: stopped before the SVD was done; nothing was written\n')
      process.exitCode = stop.exitCode
    }
  })

program
  .command('bench')
  .description('the same kernels at several thread counts, compared')
  .option('--ops <list>', 'operations, such as dgemm,dsvd')
  .option('--sizes <list>', 'sizes, such as 512,1024x512')
  .option('--threads <list>', 'thread counts (default: 1, 2, 4 … usable cores)')
  .option('--variants <list>', 'simd, fma, wide (default: what auto chooses)')
  .option('--peers <list>', 'hold them against numpy, or all')
  .option('--budget <time>', 'time for all, such as 60s or 5m')
  .option('--json <FILE>', 'write the result file')
  .action(async (options) => {
    const { bench } = await import('./commands/bench.ts')
    process.exitCode = await bench(options)
  })

program
  .command('compare')
  .description('two result files: what became faster, what slower, and what can not be told')
  .argument('<base.json>', 'the earlier run')
  .argument('<head.json>', 'the later run')
  .option('--across', 'even if machines or engines differ', false)
  .option('--max-regression <part>', 'fail when a case takes longer by more than this, such as 10%')
  .option('--min-efficiency <list>', 'fail when speed-up ÷ threads is below, such as dgemm=0.8')
  .option('--min-speedup <list>', 'fail when the speed-up is below, such as dgemm@2=1.6')
  .option('--max-residual <x>', 'fail when a residual is above')
  .option('--markdown <FILE>', 'write the comparison as Markdown')
  .option('--json', 'as one JSON object', false)
  .action(async (base: string, head: string, options) => {
    const { compare } = await import('./commands/compare.ts')
    process.exitCode = await compare(base, head, options)
  })

// Whoever reads our output may stop doing so (| head): that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT.fine : EXIT.fault)
})

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = report(error)
}

/** Tells what went wrong, in one line where it is the caller's to mend; returns the exit code. */
function report(error: unknown): number {
  // Commander has printed its own message by now, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage
  if (error instanceof UsageError || error instanceof ResultError || error instanceof HeddleError) {
    process.stderr.write(`heddle: ${error.message}\n`)
    return EXIT.usage
  }
  process.stderr.write(`heddle: a fault of Heddle's own: ${error instanceof Error ? error.stack : String(error)}\n`)
  return EXIT.fault
}
