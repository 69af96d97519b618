/** Puts the instrumenter into this thread's module loading. */
import * as modules from 'node:module'
import { inCheckout } from '../../engine/paths.ts'
import type { Selection } from './selection.ts'
import { type Tell, transform } from './transform.ts'

/** `registerHooks`, in this thread and for `require` too, from Node 22.15; before, `register`, in a thread of its own. */
export function installHooks(selection: Selection, tell: Tell): void {
  if (typeof modules.registerHooks === 'function') {
    modules.registerHooks({
      load: (url, context, nextLoad) => transform(url, nextLoad(url, context), selection, tell)
    })
    return
  }
  modules.register(`./hooks-thread.${inCheckout ? 'ts' : 'js'}`, { parentURL: import.meta.url, data: selection })
}
