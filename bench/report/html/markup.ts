/**
 * Markup as a tagged template: whatever is put into it is escaped, unless it is markup itself. Names, paths and messages
 * come from files that anybody may have written.
 */

/** Text that is safe as it stands inside an element or a quoted attribute. Made by `html`, and of the style sheet. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export type Content = string | number | Markup | null | undefined | readonly Content[]

/** Null and undefined leave nothing; a list leaves its parts. */
export function html(parts: TemplateStringsArray, ...contents: Content[]): Markup {
  return new Markup(parts.reduce((text, part, i) => text + textOf(contents[i - 1]) + part))
}

function textOf(content: Content): string {
  if (content === null || content === undefined) return ''
  if (content instanceof Markup) return content.text
  return typeof content === 'object' ? content.map(textOf).join('') : escapeText(String(content))
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;'
}

/**
 * Control characters, which are no part of HTML, and characters that no one sees, some of which turn the text after them
 * and make one name look like another, are shown as U+FFFD; so are halves of surrogate pairs, which UTF-8 has not.
 */
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (mark) => (mark === '\n' ? mark : '\ufffd'))
    .replace(/[&<>"'`]/g, (character) => ENTITIES[character] as string)
}

/** A name short enough for a legend or an axis, cut between characters. */
export function shorten(text: string, most = 28): string {
  const characters = [...text.slice(0, 4 * most)]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
