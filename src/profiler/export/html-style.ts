/** Looks of the profile page: two columns where there is room, light or dark as the reader's system is. */
export const pageStyle = `
:root { color-scheme: light dark; --line: #8885; --back: #fff; --text: #1b1f24; }
@media (prefers-color-scheme: dark) { :root { --back: #14171a; --text: #e6e6e6; } }
* { box-sizing: border-box; }
body { margin: 0; font: 14px/1.4 system-ui, sans-serif; background: var(--back); color: var(--text); }
header { padding: 12px 16px 0; }
h1 { font-size: 18px; margin: 0; overflow-wrap: anywhere; }
p { margin: 2px 0; opacity: .75; }
main { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 16px; padding: 8px 16px 16px; }
@media (max-width: 900px) { main { grid-template-columns: minmax(0, 1fr); } }
canvas { width: 100%; display: block; border: 1px solid var(--line); touch-action: pan-y; cursor: grab; }
#tip { min-height: 3em; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.scroll { overflow: auto; max-height: 80vh; border: 1px solid var(--line); }
input { font: inherit; width: 12em; max-width: 60%; margin-bottom: 6px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { position: sticky; top: 0; background: var(--back); }
th button { all: unset; font-weight: bold; cursor: pointer; }
th button:focus-visible { outline: 2px solid; }
th[aria-sort=descending] button::after { content: ' ▾'; }
th[aria-sort=ascending] button::after { content: ' ▴'; }
th, td { padding: 2px 8px; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); }
th:nth-child(-n+2), td:nth-child(-n+2) { text-align: left; }
`
