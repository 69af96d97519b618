/**
 * What the profiler costs, layer by layer, against its targets: `npm run bench:profiler`. Every figure is of pairs with
 * and without, moments apart. Exit code 1 when a layer surely costs more than it should.
 */
import { EXIT } from '../exit-codes.ts'
import { digits } from '../report/format.ts'
import { plainTable } from '../report/plain-table.ts'
import { screenOf } from '../report/style.ts'
import { counts, probes } from './function-layers.ts'
import { kernels } from './kernel-layer.ts'
import { type Layer, measureLayer } from './layer.ts'

const LAYERS = [
  { name: 'kernels and stages, SVD 512×512', target: 1, open: () => kernels(512) },
  { name: 'every function, wall only', target: 150, open: () => probes(false) },
  { name: 'every function, wall and CPU', target: 3000, open: () => probes(true) },
  { name: '--counts', target: 30, open: counts }
]

const rows = []
for (const { name, target, open } of LAYERS) {
  const layer: Layer = { name, target, ...(await open()) }
  rows.push({ ...layer, ...(await measureLayer(layer)) })
}

const table = plainTable(
  screenOf(process.stdout),
  [
    { head: 'layer', cell: (row) => row.name, align: 'left' },
    { head: 'costs', cell: (row) => `${digits(row.median)} ${row.unit}` },
    { head: '95 %', cell: (row) => `${digits(row.low)} … ${digits(row.high)}` },
    { head: 'target', cell: (row) => `${row.target} ${row.unit}` },
    {
      head: '',
      cell: (row) => (row.median <= row.target ? 'holds' : row.low <= row.target ? 'can not tell' : 'MISSED')
    }
  ],
  rows
)
process.stdout.write(`${table}\n`)
process.exitCode = rows.every((row) => row.low <= row.target) ? EXIT.fine : EXIT.failed
