/** The same hook for Node 20, which runs it in a thread of its own. */
import type { LoadHook } from 'node:module'
import type { Selection } from './selection.ts'
import { transform } from './transform.ts'

let selection: Selection

export function initialize(data: Selection): void {
  selection = data
}

export const load: LoadHook = async (url, context, nextLoad) =>
  transform(url, await nextLoad(url, context), selection, () => {})
