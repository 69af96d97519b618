/** A page of its own, nothing loaded: a flame chart with one lane a thread on one time axis, and the table beside it. */
import type { Profile } from '../profile.ts'
import { pageScript } from './html-script.ts'
import { pageStyle } from './html-style.ts'

export function profilePage(profile: Profile): string {
  const title = escapeHtml(profile.command.map((part) => part.split('/').at(-1)).join(' ') || 'profile')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}: Heddle profile</title>
<style>${pageStyle}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p>${profile.wall.toFixed(0)} ms, CPU ${profile.processCpu.toFixed(0)} ms, Node ${escapeHtml(profile.node)}, ${escapeHtml(profile.taken)}</p>
</header>
<main>
<section class="chart" aria-label="Calls of every thread on one time axis">
<p class="hint">Drag to move, wheel or pinch to zoom, double click for all. Hatched: waiting.</p>
<canvas id="chart" tabindex="0"></canvas>
<div id="tip" role="status"></div>
</section>
<section class="rows">
<label>Function <input id="match" type="search" placeholder="part of its name"></label>
<div class="scroll"><table><thead><tr></tr></thead><tbody></tbody></table></div>
</section>
</main>
<script type="application/json" id="profile">${JSON.stringify(dataOf(profile)).replaceAll('<', '\\u003c')}</script>
<script>(${pageScript.toString()})()</script>
</body>
</html>
`
}

/** Numbers in rows: a page of thirty thousand calls stays below two megabytes. Microseconds from the first start. */
function dataOf({ lanes, functions }: Profile): PageData {
  const origin = Math.min(...lanes.map(({ started }) => started))
  const micro = (milliseconds: number) => Math.round(milliseconds * 1000)
  return {
    end: micro(Math.max(...lanes.map(({ stopped }) => stopped)) - origin),
    lanes: lanes.map(({ thread, frames, nodes, spans }) => ({
      name: thread.name,
      frames: frames.map(({ name, file, line }) => [name, `${file}:${line}`]),
      spans: spans.map(({ node, depth, start, elapsed, cpu }) => [
        nodes[node].frame,
        depth,
        micro(start - origin),
        micro(elapsed),
        cpu === null ? -1 : micro(cpu)
      ])
    })),
    rows: functions.map((row) => [
      row.thread.name,
      row.function,
      `${row.file}:${row.line}`,
      row.calls,
      row.wall.total,
      row.wall.self,
      row.cpu?.self ?? null,
      row.wait + (row.awaited ?? 0)
    ])
  }
}

/** What the page's script reads. */
export interface PageData {
  readonly end: number
  readonly lanes: ReadonlyArray<{
    readonly name: string
    /** Name and place. */
    readonly frames: ReadonlyArray<readonly string[]>
    /** Frame, depth, start, elapsed, CPU (−1: not read). */
    readonly spans: ReadonlyArray<readonly number[]>
  }>
  /** Thread, function, place, calls, wall, self, CPU self, wait; milliseconds. */
  readonly rows: ReadonlyArray<readonly (string | number | null)[]>
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
