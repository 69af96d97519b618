/** A table of the report; each chart has one beside it that says the same in figures. */
import { type Content, html, type Markup } from './markup.ts'

export interface DataColumn<Row> {
  readonly head: string
  /** What the head's word means, where it is not plain. */
  readonly explain?: string
  readonly cell: (row: Row) => Content
  /** Numbers stand right, so that their digits line up. */
  readonly text?: boolean
  /** Sentences may take several lines. */
  readonly wraps?: boolean
}

/**
 * The first column heads its row. A table wider than its place scrolls by itself; the place takes the focus so that it
 * scrolls from the keyboard too.
 */
export function dataTable<Row>(caption: string, columns: ReadonlyArray<DataColumn<Row>>, rows: readonly Row[]): Markup {
  const alignOf = ({ text, wraps }: DataColumn<Row>) => (wraps === true ? 'w' : text === true ? 't' : 'n')
  const head = columns.map((column) => {
    const abbreviation =
      column.explain === undefined ? column.head : html`<abbr title="${column.explain}">${column.head}</abbr>`
    return html`<th scope="col" class="${alignOf(column)}">${abbreviation}</th>`
  })
  const body = rows.map((row) => {
    const cells = columns.map((column, i) =>
      i === 0
        ? html`<th scope="row" class="${alignOf(column)}">${column.cell(row)}</th>`
        : html`<td class="${alignOf(column)}">${column.cell(row)}</td>`
    )
    return html`<tr>${cells}</tr>
`
  })
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody>
</table></div>`
}
