/** `heddle merge`: the result files of shards become one, or one for each machine and engine. */
import { join, parse } from 'node:path'
import { EXIT } from '../exit-codes.ts'
import { checkOutputs, type OutputOptions, writeOutputs } from '../report/outputs.ts'
import { screenOf } from '../report/style.ts'
import { benchReport } from '../report/terminal.ts'
import { mergeRuns, type NamedShard } from '../result/merge-runs.ts'
import { readResult } from '../result/read-result.ts'

/** Returns the exit code: 1 when a result had failed its check. Throws ResultError. */
export async function merge(files: readonly string[], options: OutputOptions): Promise<number> {
  await checkOutputs(options)
  const shards: NamedShard[] = []
  for (const file of files) shards.push({ file, run: await readResult(file) })
  const runs = mergeRuns(shards)
  for (const [i, run] of runs.entries()) {
    const named = runs.length === 1 ? options : numbered(options, i + 1)
    await writeOutputs(named, run)
    process.stdout.write(`${i === 0 ? '' : '\n'}${benchReport(run, screenOf(process.stdout))}`)
    if (runs.length > 1) process.stdout.write(`Machine or engine ${i + 1} of ${runs.length}: ${named.json}\n`)
  }
  return runs.every(({ results }) => results.every(({ passed }) => passed)) ? EXIT.fine : EXIT.failed
}

/** run.json becomes run-1.json, run-2.json: runs of different machines are kept apart. */
function numbered(options: OutputOptions, number: number): OutputOptions {
  const { json, html, markdown, csv, githubBenchmark, bencher } = options
  const named = Object.entries({ json, html, markdown, csv, githubBenchmark, bencher })
  return Object.fromEntries(
    named.flatMap(([option, file]) => {
      if (file === undefined) return []
      const { dir, name, ext } = parse(file)
      return [[option, join(dir, `${name}-${number}${ext}`)]]
    })
  )
}
