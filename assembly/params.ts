/** Every block size and threshold, each with its reason. Sizes are in elements unless they say bytes. */

/** Cache line: shares and packed buffers start on one, so that ranks never write into each other's line. */
export const LINE_BYTES = 64

/** Vector kernels keep this many accumulators: 2 FMA ports × 4 cycles of latency, and wide fuses pairs of them. */
export const DOT_ACCUMULATORS = 8

/** Below this many elements a rank, waking another thread costs more than a level-1 kernel takes (15 µs ≈ 16 K elements). */
export const LEVEL1_GRAIN = 16384

/** Rows of y that gemv without transposing keeps while the columns pass: 16 KiB of f64, half of a first-level cache. */
export const GEMV_ROWS = 2048
