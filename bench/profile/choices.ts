/** What the options of `heddle profile` may say. */

export const SORTS = ['total', 'self', 'cpu', 'calls', 'wait'] as const
export type Sort = (typeof SORTS)[number]

/** `function` sums over the threads, `thread` shows no functions. */
export const GROUPINGS = ['function', 'thread', 'function,thread'] as const
export type Grouping = (typeof GROUPINGS)[number]
