/**
 * What the profiler costs, layer by layer, against its targets: `npm run bench:profiler`, with words of the layers'
 * names to measure only those. Exit code 1 when a layer surely costs more than it should.
 */
import { EXIT } from '../exit-codes.ts'
import { digits } from '../report/format.ts'
import { plainTable } from '../report/plain-table.ts'
import { screenOf } from '../report/style.ts'
import { verdictOn } from './cost.ts'
import { counts, probes } from './function-layers.ts'
import { kernels } from './kernel-layer.ts'
import { measureLayer } from './layer.ts'

const LAYERS = [
  { name: 'kernels and stages, SVD 512×512', target: 1, open: () => kernels(512, 120) },
  { name: 'every function, wall only', target: 150, open: () => probes(false) },
  { name: 'every function, wall and CPU', target: 3000, open: () => probes(true) },
  { name: '--counts', target: 30, open: counts }
]

const words = process.argv.slice(2)
const chosen = LAYERS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
if (chosen.length === 0) {
  process.stderr.write(`bench:profiler: no layer has ${words.join(' or ')} in its name\n`)
  process.exit(EXIT.usage)
}

const rows = []
for (const { name, target, open } of chosen) {
  const layer = await open()
  const cost = await measureLayer(layer)
  rows.push({ name, target, unit: layer.unit, cost, verdict: verdictOn(cost, target) })
}

const table = plainTable(
  screenOf(process.stdout),
  [
    { head: 'layer', cell: (row) => row.name, align: 'left' },
    { head: 'costs', cell: ({ cost, unit }) => `${digits(cost.estimate)} ${unit}` },
    { head: '95 %', cell: ({ cost }) => `${digits(cost.low)} … ${digits(cost.high)}` },
    { head: 'target', cell: (row) => `${row.target} ${row.unit}` },
    { head: '', cell: (row) => row.verdict }
  ],
  rows
)
process.stdout.write(`${table}\n`)
process.exitCode = rows.some(({ verdict }) => verdict === 'MISSED') ? EXIT.failed : EXIT.fine
