/** A chart with its caption and its key. */
import { html, type Markup, shorten } from '../markup.ts'
import { COLOURS, shapeOf } from './marks.ts'

export interface KeyEntry {
  readonly text: string
  /** A series' colour and shape, or a line's class. */
  readonly mark: number | 'ideal' | 'limit' | 'band' | 'fit'
  /** Areas have no shape. */
  readonly area?: boolean
}

export function figure(caption: string, svg: Markup, key: readonly KeyEntry[] = []): Markup {
  return html`<figure>
<figcaption>${caption}</figcaption>
${svg}
${key.length === 0 ? null : html`<ul class="key">${key.map(entry)}</ul>`}
</figure>`
}

function entry({ text, mark, area = false }: KeyEntry): Markup {
  return html`<li><svg class="swatch" aria-hidden="true" viewBox="-8 -6 16 12">${swatch(mark, area)}</svg> ${shorten(text, 60)}</li>`
}

function swatch(mark: KeyEntry['mark'], area: boolean): Markup {
  if (typeof mark !== 'number') return html`<path class="${mark}" d="M-7 0H7"/>`
  const series = `s${mark % COLOURS}`
  if (area) return html`<rect class="${series} area" x="-5" y="-5" width="10" height="10"/>`
  return html`<path class="${series} line" d="M-7 0H7"/><path class="${series} dot" d="${shapeOf(mark, 34)}"/>`
}

/** The same figures for those who do not see the chart, or want them exact. */
export function asTable(table: Markup, summary = 'The same as a table'): Markup {
  return html`<details><summary>${summary}</summary>
${table}
</details>`
}
