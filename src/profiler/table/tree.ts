/** The calling-context tree: finds or makes the node of a function under a node. */
import * as layout from './layout.ts'

/** As in recorder.ts: faster than imports. */
const { BUCKETS, LINK, LINK_FUNCTION, LINK_LAST, LINK_NEXT, LINK_PARENT, LOST, MAX_NODES, NODE_COUNT } = layout

export type FindChild = (parent: number, fn: number) => number

export function childFinder({ links, buckets, words }: layout.TableViews): FindChild {
  const search = (parent: number, fn: number): number => {
    const bucket = (Math.imul(parent, 0x9e3779b1) ^ Math.imul(fn, 0x85ebca6b)) & (BUCKETS - 1)
    for (let node = buckets[bucket]; node !== 0; node = links[node * LINK + LINK_NEXT])
      if (links[node * LINK + LINK_PARENT] === parent && links[node * LINK + LINK_FUNCTION] === fn) return node
    const node = words[NODE_COUNT]
    if (node >= MAX_NODES) {
      // Full: the call is booked to its caller's node.
      words[LOST]++
      return parent
    }
    const at = node * LINK
    links[at + LINK_PARENT] = parent
    links[at + LINK_FUNCTION] = fn
    links[at + LINK_LAST] = 0
    links[at + LINK_NEXT] = buckets[bucket]
    buckets[bucket] = node
    words[NODE_COUNT] = node + 1
    return node
  }
  return (parent, fn) => {
    const last = links[parent * LINK + LINK_LAST]
    if (last !== 0 && links[last * LINK + LINK_FUNCTION] === fn) return last
    const node = search(parent, fn)
    if (node !== parent) links[parent * LINK + LINK_LAST] = node
    return node
  }
}
