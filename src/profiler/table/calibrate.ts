/** What a profiled call costs on this thread: empty calls are profiled, and compared with the same calls unprofiled. */
import { CALLS, CPU_SELF, ROW, SHORT, viewsOf, WALL_SELF } from './layout.ts'
import {
  type CallCost,
  type Costs,
  enter,
  isRecording,
  leave,
  NO_COSTS,
  numberOf,
  startRecording,
  stopRecording,
  table
} from './recorder.ts'

/** Until the compiler has had its say; then the best of short batches, which nothing has interrupted. */
const WARM_UP = 20_000
const BATCHES = 12
const WALL_BATCH = 2000
const CPU_BATCH = 100

let measured: Costs | undefined

/** About 20 ms the first time; then what was found. The profiler must be off. */
export function calibrate(): Costs {
  if (measured !== undefined || isRecording()) return measured ?? NO_COSTS
  const fn = numberOf({ name: '(calibration)', file: '?', line: 0, column: 0, kind: 'plain' })
  const empty = () => {
    const token = enter(fn)
    try {
    } finally {
      leave(token)
    }
  }
  const wallOnly = measure(fn, empty, false, WALL_BATCH)
  const withCpu = measure(fn, empty, true, CPU_BATCH)
  measured = { wallOnly, withCpu }
  return measured
}

function measure(fn: number, empty: () => void, cpu: boolean, batch: number): CallCost {
  const { rows } = viewsOf(table)
  const row = fn * ROW
  let best: CallCost | undefined
  startRecording({ cpu: false, spans: false })
  for (let i = 0; i < WARM_UP; i++) empty()
  stopRecording()
  for (let i = 0; i < BATCHES; i++) {
    startRecording({ cpu, spans: false })
    const start = performance.now()
    for (let call = 0; call < batch; call++) {
      // An empty call is short: the recorder would leave the CPU clock alone.
      rows[row + SHORT] = 0
      empty()
    }
    const whole = (performance.now() - start) / batch
    stopRecording()
    const inner = rows[row + WALL_SELF] / rows[row + CALLS]
    const innerCpu = cpu ? rows[row + CPU_SELF] / rows[row + CALLS] : 0
    if (best === undefined || whole < best.whole) best = { whole, inner, innerCpu }
  }
  return best ?? NO_COSTS.wallOnly
}
