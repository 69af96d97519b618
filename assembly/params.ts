/** Every block size and threshold, each with its reason. Sizes are in elements unless they say bytes. */

/** Cache line: shares and packed buffers start on one, so that ranks never write into each other's line. */
export const LINE_BYTES = 64

/** Vector kernels keep this many accumulators: 2 FMA ports × 4 cycles of latency, and wide fuses pairs of them. */
export const DOT_ACCUMULATORS = 8

/** Below this many elements a rank, waking another thread costs more than a level-1 kernel takes (15 µs ≈ 16 K elements). */
export const LEVEL1_GRAIN = 16384

/** Rows of y that gemv without transposing keeps while the columns pass: 16 KiB of f64, half of a first-level cache. */
export const GEMV_ROWS = 2048

/** gemm: bytes of one row of a packed block along k (256 f64): a panel of A and one of B share a 32 KiB L1. */
export const GEMM_KC_BYTES = 2048

/** gemm: rows of A packed at a time; 192 × 2 KiB = 384 KiB leaves room in a 1 MiB L2 for a panel of B and C. */
export const GEMM_MC = 192

/** gemm: columns of B packed at a time by the whole team; 2048 × 2 KiB = 4 MiB of L3. */
export const GEMM_NC = 2048

/** The same when one block of A holds all rows: a packed column is used only a few times, from L2. */
export const GEMM_NC_SHORT = 256

/** gemm: m · n · k up to which one rank works alone (48³: 10 µs, what sharing costs). */
export const GEMM_SOLO: f64 = 110592

/** gemm: columns up to which packing A costs more than it saves. */
export const GEMM_IN_PLACE_COLUMNS = 64

/** Rotations are applied to this much of a column at a time: four vectors hide the latency of a rotation's two dependent multiply-adds. */
export const ROTATION_SLAB_BYTES = 64

/** Sweeps of rotations that bdsqr saves before it applies them: copying a chunk in and out is then a tenth of the work. */
export const BDSQR_SWEEPS = 8

/** And at least so many rotations: all those of 16 rows, so that a leaf of bdsdc copies its vectors in and out once; 20 KiB. */
export const BDSQR_ROTATIONS = 512

/** bdsdc: most rows of a leaf, which bdsqr solves: 32 rows take 54 µs with leaves of 16, 79 µs as one leaf; 12 is no better. */
export const BDSDC_LEAF = 16

/** bdsdc: a subtree of so many rows is one rank's at least: in a smaller merge the team would mostly wait at its ten barriers. */
export const BDSDC_SOLO = 96
