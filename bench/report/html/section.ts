import { html, type Markup } from './markup.ts'

export interface Section {
  /** Fragment of its address; unique in the page. */
  readonly id: string
  readonly title: string
  readonly body: Markup
}

export function sectionMarkup({ id, title, body }: Section): Markup {
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${body}
</section>
`
}
