/** Cuts a line without colours to a screen's width; the ellipsis says that there was more. */
export function clip(text: string, columns: number): string {
  const characters = [...text]
  return characters.length <= columns ? text : `${characters.slice(0, Math.max(0, columns - 1)).join('')}…`
}
