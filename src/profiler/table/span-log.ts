/**
 * Single calls for a timeline. When the log is full the shortest allowed span doubles until half of the log is free,
 * so that it covers the whole run whatever its length; a call that is kept never loses the calls around it, as those
 * are longer.
 */

import type { TableViews } from './layout.ts'
import * as layout from './layout.ts'

/** As in recorder.ts: faster than imports. */
const { MAX_SPANS, SHORTEST_SPAN, SPAN, SPAN_COUNT } = layout

/** Milliseconds. What is kept first: a call below this can not be seen on any screen next to a run of a second. */
const FIRST_SHORTEST = 0.005

export type LogSpan = (node: number, depth: number, start: number, elapsed: number, cpu: number) => void

export function spanLog(views: TableViews): LogSpan {
  const { words, header, spans, spanNodes, spanDepths } = views
  return (node, depth, start, elapsed, cpu) => {
    if (elapsed < header[SHORTEST_SPAN]) return
    if (words[SPAN_COUNT] === MAX_SPANS) {
      thin(views)
      if (elapsed < header[SHORTEST_SPAN]) return
    }
    const at = words[SPAN_COUNT]
    spans[at * SPAN] = start
    spans[at * SPAN + 1] = elapsed
    spans[at * SPAN + 2] = cpu
    spanNodes[at] = node
    spanDepths[at] = depth
    words[SPAN_COUNT] = at + 1
  }
}

export function clearSpans({ words, header }: TableViews): void {
  words[SPAN_COUNT] = 0
  header[SHORTEST_SPAN] = FIRST_SHORTEST
}

function thin({ words, header, spans, spanNodes, spanDepths }: TableViews): void {
  while (words[SPAN_COUNT] > MAX_SPANS / 2) {
    header[SHORTEST_SPAN] *= 2
    let kept = 0
    for (let i = 0; i < words[SPAN_COUNT]; i++) {
      if (spans[i * SPAN + 1] < header[SHORTEST_SPAN]) continue
      spans.copyWithin(kept * SPAN, i * SPAN, (i + 1) * SPAN)
      spanNodes[kept] = spanNodes[i]
      spanDepths[kept] = spanDepths[i]
      kept++
    }
    words[SPAN_COUNT] = kept
  }
}
