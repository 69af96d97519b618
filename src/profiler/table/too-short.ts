/** A mean below this, in ms, says little about CPU time: reading that clock takes some 2 µs, and moves with what it costs. */
export const TOO_SHORT = 0.05
