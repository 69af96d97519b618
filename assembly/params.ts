/** Every block size and threshold, each with its reason. Sizes are in elements unless they say bytes. */

/** Cache line: shares and packed buffers start on one, so that ranks never write into each other's line. */
export const LINE_BYTES = 64

/** Vector kernels keep this many accumulators: 2 FMA ports × 4 cycles of latency, and wide fuses pairs of them. */
export const DOT_ACCUMULATORS = 8

/** Below this many elements a rank, waking another thread costs more than a level-1 kernel takes (15 µs ≈ 16 K elements). */
export const LEVEL1_GRAIN = 16384

/** Rotations are applied to this much of a column at a time: four vectors hide the latency of a rotation's two dependent multiply-adds. */
export const ROTATION_SLAB_BYTES = 64

/** Sweeps of rotations that bdsqr saves before it applies them: copying a chunk in and out is then a tenth of the work. */
export const BDSQR_SWEEPS = 8
