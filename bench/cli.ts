/** The command: reads the command line, runs the subcommand, answers with its exit code (exit-codes.ts). */
import { Command, CommanderError, Option } from 'commander'
import { HeddleError } from '../src/index.ts'
import { EXIT } from './exit-codes.ts'
import * as read from './options.ts'
import { PeerError } from './peers/peer-error.ts'
import { ResultError } from './result/result-error.ts'
import { UsageError } from './runner/usage-error.ts'
import { stopOnSignals } from './stop-signals.ts'

const program = new Command('heddle')
  .description('BLAS and SVD kernels in WebAssembly across worker threads, and what every thread did.')
  .helpCommand(false)
  .option('-V, --version', 'version, engine and variant')
  .exitOverride()
  .configureOutput({
    outputError: (text, write) => write(text.replace(/^error: /, 'heddle: ').replaceAll('\n(', ' ('))
  })
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
    await info(options, await engineInfo(), (text) => process.stdout.write(text))
  })

program
  .command('check')
  .description('the SVD of a random 4096 × 2048 matrix on all cores, and what every thread did')
  .option('--size <ROWSxCOLUMNS>', 'shape of the random matrix', read.matrixSize, [4096, 2048])
  .option('--seed <n>', "NumPy's seed of the random matrix", read.seed, 0)
  .option('--threads <n>', 'worker threads (default: HEDDLE_NUM_THREADS, else usable cores)', read.threadCount)
  .option('--vectors <which>', 'thin, full or none', read.vectors, 'thin')
  .option('--variant <name>', 'auto, simd, fma or wide', read.variant, 'auto')
  .option('--pin', 'tie each thread to a core of its own (default: when there is a thread for every core)')
  .option('--no-pin', 'leave that to the scheduler')
  .option('--peer <name>', 'run numpy, openblas, emscripten or clang in place of our kernels')
  .option('--input <A.npy>', 'your own matrix in place of the random one')
  .option('--save <DIR>', 'write u.npy, s.npy, vt.npy there')
  .option('--match <text>', 'show only rows whose function contains this')
  .option('--json', 'as one JSON object', false)
  .action(async ({ size: [rows, cols], ...options }) => {
    const { check } = await import('./commands/check.ts')
    using stop = stopOnSignals()
    try {
      const code = await check({ rows, cols, ...options, signal: stop.signal })
      process.exitCode = stop.exitCode ?? code
    } catch (error) {
      if (stop.exitCode === undefined) throw error
      process.stderr.write('heddle check: stopped before it was done; nothing was written\n')
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
  .option('--pin', 'tie each thread to a core of its own (default: where there is a thread for every core)')
  .option('--no-pin', 'leave that to the scheduler')
  .option('--peers <list>', 'hold them against emscripten, clang, openblas, numpy, javascript, or all')
  .option('--budget <time>', 'time for all, such as 60s or 5m')
  .option('--json <FILE>', 'write the result file')
  .option('--markdown <FILE>', 'write a job summary')
  .option('--csv <FILE>', 'write a line a result')
  .option('--github-benchmark <FILE>', "write github-action-benchmark's customSmallerIsBetter")
  .option('--bencher <FILE>', 'write the Bencher Metric Format')
  .option('--html <FILE>', 'write a report with charts, one file that opens anywhere')
  .option('--baseline <FILE>', 'hold the run against an earlier result file')
  .option('--against <REF>', 'measure a git ref together with this checkout, in turns, and compare')
  .option('--across', 'even if machine or engine differ', false)
  .option('--max-regression <part>', 'fail when a case takes longer by more than this, such as 10%')
  .option('--min-efficiency <list>', 'fail when speed-up ÷ threads is below, such as dgemm=0.8')
  .option('--min-speedup <list>', 'fail when the speed-up is below, such as dgemm@2=1.6')
  .option('--max-residual <x>', 'fail when a residual is above')
  .option('--shard <i/n>', 'measure only the i-th of n parts of the cases (default: from CI or Kubernetes)')
  .action(async (options) => {
    const { bench } = await import('./commands/bench.ts')
    process.exitCode = await bench(options)
  })

program
  .command('merge')
  .description('joins the result files of shards; machines and engines are kept apart')
  .argument('<SHARD.json...>', 'what `heddle bench --shard i/n --json` wrote')
  .requiredOption('--json <FILE>', 'write the joined result file')
  .option('--html <FILE>', 'write a report with charts, one file a machine')
  .option('--markdown <FILE>', 'write a job summary')
  .option('--csv <FILE>', 'write a line a result')
  .option('--github-benchmark <FILE>', "write github-action-benchmark's customSmallerIsBetter")
  .option('--bencher <FILE>', 'write the Bencher Metric Format')
  .action(async (files: string[], options) => {
    const { merge } = await import('./commands/merge.ts')
    process.exitCode = await merge(files, options)
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

program
  .command('top')
  .description('what every thread of a program and every core does, live; q quits, 1 shows physical cores')
  .usage('[options] -- <command...>')
  .argument('[command...]', 'what to run and watch')
  .option('--pid <n>', 'watch a process that runs already', read.processNumber)
  .addOption(new Option('--interval <time>', 'between two pictures').argParser(read.interval).default(1000, '1s'))
  .option('--json', 'one JSON object a line', false)
  .action(async (command: string[], options: { pid?: number; interval: number; json: boolean }) => {
    const { top } = await import('./commands/top.ts')
    process.exitCode = await top(command, options)
  })

program
  .command('profile')
  .description('every function of a script on every thread: calls, wall time, CPU time')
  .argument('<script>', 'a script to run, or a profile that was saved (.json)')
  .argument('[args...]', 'what the script is given, after --')
  .option('--by <what>', 'function, thread, or function,thread', read.grouping, 'function,thread')
  .option('--match <text>', 'show only rows whose function contains this')
  .option('--sort <column>', 'total, self, cpu, calls or wait', read.sort, 'total')
  .option('--limit <n>', 'most rows of a thread', read.rowLimit, 30)
  .option('--include <glob>', 'only functions of such files; may be repeated', read.list, [])
  .option('--exclude <glob>', 'no functions of such files; may be repeated', read.list, [])
  .option('--no-cpu', 'leave the CPU clock alone: wall time only')
  .option('--counts', 'count calls and nothing else, at almost no cost', false)
  .option('--sample', "in place of probes V8's sampled stacks; --cpuprofile writes them", false)
  .option('--save <FILE>', 'write the profile, to be shown again')
  .option('--html <FILE>', 'write a page with a flame chart')
  .option('--trace <FILE>', 'write a Chrome trace, for Perfetto and DevTools')
  .option('--speedscope <FILE>', 'write a file for speedscope.app')
  .option('--pprof <FILE>', 'write a gzipped pprof profile')
  .option('--cpuprofile <FILE>', 'write a .cpuprofile of each thread')
  .option('--collapsed <FILE>', 'write collapsed stacks')
  .option('--callgrind <FILE>', 'write a file for KCachegrind')
  .option('--json', 'print the profile as JSON; the script prints to standard error', false)
  .action(async (script: string, args: string[], options) => {
    const { profileCommand } = await import('./commands/profile.ts')
    process.exitCode = await profileCommand(script, args, options)
  })

program
  .command('report')
  .description('result files as a table, or as an HTML report: the last run, against the one before it, over all')
  .argument('<RUN.json...>', 'what `heddle bench --json` wrote, the earliest first')
  .option('--html <FILE>', 'write a report with charts, one file that opens anywhere')
  .option('--json', 'the runs as one JSON array', false)
  .action(async (files: string[], options: { html?: string; json: boolean }) => {
    const { report } = await import('./commands/report.ts')
    process.exitCode = await report(files, options)
  })

const history = program
  .command('history')
  .description('runs kept over time in one SQLite file; needs Node 22.13 or later')
  .option('--db <FILE>', 'the file (default: HEDDLE_HISTORY, else .heddle/history.sqlite)')
  .option('--json', 'as JSON', false)
history
  .command('add')
  .description('keep runs; one that is there already is left as it is')
  .argument('<RUN.json...>')
  .action(async (files: string[], _, command: Command) =>
    (await import('./commands/history.ts')).addToHistory(files, command.optsWithGlobals())
  )
history
  .command('list')
  .description('every run')
  .action(async (_, command: Command) => (await import('./commands/history.ts')).listHistory(command.optsWithGlobals()))
history
  .command('changes')
  .description('where the level of a case changed, on the machine of the last run')
  .action(async (_, command: Command) =>
    (await import('./commands/history.ts')).historyChanges(command.optsWithGlobals())
  )
history
  .command('report')
  .description('the HTML report of the last run, with all others as trends')
  .requiredOption('--html <FILE>', 'the report')
  .action(async ({ html }: { html: string }, command: Command) =>
    (await import('./commands/history.ts')).historyReport(html, command.optsWithGlobals())
  )
history
  .command('export')
  .description('all runs as one JSON document')
  .argument('[FILE]', 'default: standard output')
  .action(async (file: string | undefined, _, command: Command) =>
    (await import('./commands/history.ts')).exportHistory(file, command.optsWithGlobals())
  )
history
  .command('import')
  .description('keep the runs of an export')
  .argument('<FILE>')
  .action(async (file: string, _, command: Command) =>
    (await import('./commands/history.ts')).importHistory(file, command.optsWithGlobals())
  )

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
  if (error instanceof PeerError) {
    process.stderr.write(`heddle: ${error.message}\n`)
    return EXIT.failed
  }
  process.stderr.write(`heddle: a fault of Heddle's own: ${error instanceof Error ? error.stack : String(error)}\n`)
  return EXIT.fault
}
