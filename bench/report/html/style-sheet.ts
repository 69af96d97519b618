/** How the report looks: light, dark, narrow, printed. */
import { Markup } from './markup.ts'

/** Colours that keep apart for colour-blind eyes (after Okabe and Ito, 2008), darker on white, lighter on black. */
const LIGHT = ['#0062a8', '#c2410c', '#00785a', '#a3317f', '#8a6100', '#4b44b8', '#0e7490', '#55606e']
const DARK = ['#5eb1ef', '#ff9a5c', '#3fcf9f', '#f08fd0', '#e3b341', '#a8a2ff', '#4fd0e3', '#aab4c0']

const colours = (list: readonly string[]) => list.map((colour, i) => `--s${i}:${colour};`).join('')
const series = LIGHT.map((_, i) => `.s${i}{--c:var(--s${i})}`).join('')

const light = `--page:#fff;--panel:#f6f7f9;--ink:#16191d;--dim:#59626e;--rule:#d9dde3;--grid:#e6e9ed;--link:#0057a8;--good:#00693e;--bad:#b3261e;--warn:#fff4d6;--warn-rule:#b98900;--wait:#b6bdc7;${colours(LIGHT)}`
const dark = `--page:#13161a;--panel:#1c2127;--ink:#e8ebef;--dim:#a3adb9;--rule:#343b45;--grid:#2a3038;--link:#7cc0ff;--good:#56d6a0;--bad:#ff8b83;--warn:#33290c;--warn-rule:#c9a227;--wait:#59636f;${colours(DARK)}`

/** Nothing of it comes from a file, and it holds quotes: it goes into the page as it is. */
export const STYLE_SHEET = new Markup(`
:root{color-scheme:light dark;${light}}
@media screen and (prefers-color-scheme:dark){:root{${dark}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:1280px;padding:0 20px 40px;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;overflow-wrap:anywhere}
header{padding:28px 0 8px}
h1{margin:0 0 4px;font-size:1.75rem;line-height:1.2}
header p{margin:2px 0;color:var(--dim)}
h2{margin:44px 0 8px;padding-top:12px;border-top:1px solid var(--rule);font-size:1.3rem}
main:focus{outline:none}
p{max-width:76ch;margin:8px 0}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:3px}
code{font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
dd code{display:inline-block;max-width:100%}
.skip{position:absolute;left:-999px;top:8px;padding:6px 12px;background:var(--page)}
.skip:focus{left:8px;z-index:1}
nav ul{display:flex;flex-wrap:wrap;gap:4px 18px;margin:12px 0 0;padding:0;list-style:none}
nav a{display:inline-block;padding:4px 0}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(210px,1fr));gap:12px;margin:16px 0}
.tile{padding:14px 16px;background:var(--panel);border:1px solid var(--rule);border-radius:8px}
.tile p{margin:0}
.tile .name,.tile .note{color:var(--dim);font-size:.875rem}
.tile .value{font-size:1.6rem;font-weight:650;font-variant-numeric:tabular-nums;line-height:1.35}
.warning{margin:16px 0;padding:10px 16px;background:var(--warn);border-left:4px solid var(--warn-rule);border-radius:4px;list-style:none;max-width:none}
.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,340px),1fr));gap:16px;margin:16px 0}
.charts.wide{grid-template-columns:minmax(0,560px)}
figure{margin:0;padding:12px 12px 10px;background:var(--panel);border:1px solid var(--rule);border-radius:8px;break-inside:avoid;min-width:0}
figcaption{font-weight:600;margin-bottom:4px}
.chart{display:block;width:100%;height:auto;overflow:visible}
.chart text{font-size:11.5px;fill:var(--dim);font-variant-numeric:tabular-nums}
.chart .end{text-anchor:end}
.chart .mid{text-anchor:middle}
.grid{stroke:var(--grid);fill:none}
.axis{stroke:var(--dim);fill:none}
${series}
.line{stroke:var(--c);stroke-width:2;fill:none}
.fit{stroke:var(--c,var(--dim));stroke-width:1.5;stroke-dasharray:1 4;stroke-linecap:round;fill:none}
.dot{fill:var(--c);stroke:var(--panel);stroke-width:.75}
.hollow{fill:var(--panel);stroke:var(--c);stroke-width:1.5}
.whisker{stroke:var(--c);stroke-width:1.5;opacity:.65;fill:none}
.box{fill:var(--c);fill-opacity:.3;stroke:var(--c)}
.middle{stroke:var(--c);stroke-width:2.5;fill:none}
.area{fill:var(--c);stroke:var(--panel);stroke-width:.5}
.ideal{stroke:var(--dim);stroke-dasharray:6 4;fill:none;stroke-width:1.25}
.limit{stroke:var(--bad);fill:none;stroke-width:2}
.band{fill:var(--wait);fill-opacity:.35}
.waiting{fill:var(--wait)}
.level{stroke:var(--ink);stroke-width:1.25;fill:none}
.change{stroke:var(--bad);stroke-dasharray:3 3;fill:none;stroke-width:1.5}
.key{display:flex;flex-wrap:wrap;gap:2px 14px;margin:4px 0 0;padding:0;list-style:none;font-size:.84rem;color:var(--dim)}
.swatch{width:20px;height:13px;vertical-align:-1px}
.swatch .band,.swatch .waiting{stroke:var(--wait);stroke-width:10}
details{margin:10px 0}
summary{cursor:pointer;color:var(--link);padding:6px 0;width:fit-content}
.scroll{overflow-x:auto;margin:8px 0}
table{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums;overflow-wrap:normal}
caption{text-align:left;color:var(--dim);padding-bottom:4px}
th,td{padding:4px 6px;border-bottom:1px solid var(--rule);white-space:nowrap;text-align:right;font-weight:400}
thead th{font-weight:600;border-bottom:2px solid var(--rule)}
th.t,td.t{text-align:left}
th.w{text-align:left}
td.w{text-align:left;white-space:normal;min-width:8em}
tbody tr:hover{background:var(--panel)}
abbr{text-decoration:underline dotted;text-underline-offset:3px}
.good{color:var(--good);font-weight:600}
.bad{color:var(--bad);font-weight:700}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,340px),1fr));gap:10px 24px}
.facts dt{color:var(--dim);font-size:.875rem}
.facts dd{margin:0}
footer{margin-top:44px;border-top:1px solid var(--rule);color:var(--dim);font-size:.875rem}
@media (max-width:520px){body{padding:0 14px 32px}h2{margin-top:32px}th,td{padding:6px 8px}th[scope=row]{position:sticky;left:0;background:var(--page);white-space:normal;min-width:9em}nav a{padding:8px 0}}
@media print{body{max-width:none;padding:0;font-size:10pt}nav,.skip,details{display:none}.charts{grid-template-columns:repeat(2,1fr)}.scroll{overflow:visible}table{font-size:6pt}th,td{padding:2px 3px}td.w{min-width:0}h2{break-after:avoid}tr{break-inside:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`)
