/** The report of one run or more as one HTML file: no script, nothing from elsewhere. */
import { html, type Markup } from './markup.ts'
import type { NamedRun } from './named-run.ts'
import { type Section, sectionMarkup } from './section.ts'
import { comparisonSection } from './sections/comparison.ts'
import { machineSection } from './sections/machine.ts'
import { peersSection } from './sections/peers.ts'
import { rateSection } from './sections/rate.ts'
import { resultsSection } from './sections/results-table.ts'
import { rooflineSection } from './sections/roofline.ts'
import { samplesSection } from './sections/samples.ts'
import { speedUpSection } from './sections/speed-up.ts'
import { summarySection } from './sections/summary.ts'
import { threadsSection } from './sections/threads.ts'
import { trendSection } from './sections/trend.ts'
import { STYLE_SHEET } from './style-sheet.ts'

/** The last run is the one reported; the one before it, what it is compared with; all of them, the trend. */
export function htmlReport(runs: readonly NamedRun[]): string {
  const head = runs.at(-1) as NamedRun
  const base = runs.at(-2)
  const { run } = head
  const ours = run.results.filter(({ peer }) => peer === undefined)
  const sections = [
    summarySection(run),
    base && comparisonSection(base, head),
    trendSection(runs),
    speedUpSection(ours),
    rateSection(run),
    rooflineSection(ours, run.peaks),
    threadsSection(run.results),
    peersSection(run),
    samplesSection(run.results),
    resultsSection(run.results),
    machineSection(run)
  ].filter((section) => section !== undefined)
  return `<!doctype html>\n${page(head, sections).text}`
}

/** The policy forbids every request and every script, whatever a name in the data may hold. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

function page({ name, run }: NamedRun, sections: readonly Section[]): Markup {
  const { machine, engine, git, started } = run
  const at = started.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')
  const facts = [
    machine.cpu ?? machine.arch,
    `${machine.cores.usable} of ${machine.cores.logical} cores`,
    machine.platform,
    `Node ${engine.node}`,
    `variant ${Object.keys(engine.variants).join(', ')}`
  ]
  return html`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="heddle ${engine.heddle}">
<title>Heddle bench, ${at}</title>
<style>${STYLE_SHEET}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the results</a>
<header>
<h1>Heddle bench</h1>
<p>${at} · ${name}${git === null ? null : html` · commit <code>${git.commit.slice(0, 12)}</code>${git.branch === null ? null : ` (${git.branch})`}`}</p>
<p>${facts.join(' · ')}</p>
</header>
<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
<main id="content" tabindex="-1">
${sections.map(sectionMarkup)}</main>
<footer><p>Made by Heddle ${engine.heddle}. Medians with 95 % intervals; figures hold for this machine and engine only.</p></footer>
</body>
</html>
`
}
