/** Every block size and threshold, each with its reason. Sizes are in elements unless they say bytes. */

/** Cache line: shares and packed buffers start on one, so that ranks never write into each other's line. */
export const LINE_BYTES = 64

/** Below this many elements one rank does a level-1 kernel alone: waking another costs more (15 µs ≈ 16 K elements). */
export const LEVEL1_GRAIN = 16384

/**
 * Rows that gemv without transposing, and ger, take at a time: 64 KiB of f64 of y (x in ger), which stays in the second-level
 * cache. Out of cache 18.3 GB/s against 15.6 with 2048 rows, whose streams end too soon for the prefetchers.
 */
export const GEMV_ROWS = 8192

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

/** gemm: bytes of one row of a packed block along k (256 f64): a panel of A and one of B share a 32 KiB L1. */
export const GEMM_KC_BYTES = 2048

/** gemm: rows of A packed at a time; 192 × 2 KiB = 384 KiB leaves room in a 1 MiB L2 for a panel of B and C. */
export const GEMM_MC = 192

/** gemm: columns of B packed at a time by the whole team; 2040 (a multiple of the tile's 4 or 6) × 2 KiB = 4 MiB of L3. */
export const GEMM_NC = 2040

/** The same when one block of A holds all rows: a packed column is used only a few times, from L2. */
export const GEMM_NC_SHORT = 252

/** gemm: m · n · k up to which one rank works alone (48³ takes about 10 µs, and so does waking another rank: reasoned, not measured). */
export const GEMM_SOLO: f64 = 110592

/** gemm: columns up to which packing A costs more than it saves. */
export const GEMM_IN_PLACE_COLUMNS = 64

/**
 * gebrd: columns a panel. 16 is 10 % faster than LAPACK's 32 at n = 128 and 5 % at 512, out of cache all are the same;
 * 24 keeps the trailing product, whose depth is twice this, away from the narrowest.
 */
export const GEBRD_NB = 24

/**
 * Fewer for a small matrix, n / GEBRD_PANELS of them: there the panel itself is what is worked on most. Time of gebrd against
 * panels of 24: 64² 0.82 with 8, 128² 0.89 with 8, 256² 0.93 with 12 or 16.
 */
export const GEBRD_PANELS = 16
export const GEBRD_NB_LEAST = 8

/** gebrd: elements of the trailing matrix up to which one rank goes on alone (96²: two barriers cost a column's work). */
export const GEBRD_SOLO: f64 = 9216

/**
 * Columns of a QR panel: the trailing update is a product of this inner dimension. 48 to 96 within 3 % (2048 × 1024,
 * fma and wide): larger ones gain in the update what they lose in the panel, which runs at half of gemm's rate.
 */
export const QR_PANEL = 64

/** The recursion of a QR panel ends here: at most this many columns one after another. 4 is 5 % slower, 16 the same. */
export const QR_PANEL_BASE = 8

/** Rows of a panel that each rank must have for its share of them to be worth two barriers a column. */
export const QR_PANEL_GRAIN = 256

/**
 * Reflectors applied as one block when Q or P is applied or formed. Measured at 2048 × 1024 and 2048 × 2048, fma and
 * wide: 72 to 96 within 3 %; 64 is slower from the right, where gemm then leaves A unpacked (GEMM_IN_PLACE_COLUMNS);
 * above, the zeros in V's triangle and the product with T (together block / average length) outweigh the rest.
 */
export const REFLECTOR_BLOCK = 80

/**
 * Fewer for few reflectors: the part of the work that zeros and T are grows as b / length, what is lost at the ends of gemm's
 * short inner products as 8 / b; together least at b = √(5k). 64² on one thread: 187 µs with 16, 250 with 32, 355 with 64.
 */
export const REFLECTOR_BLOCK_GROWTH: f64 = 5
export const REFLECTOR_BLOCK_LEAST = 16

/** Columns (or rows) of C come to the ranks in whole runs of this many: a multiple of gemm's tiles and of a cache line. */
export const SLAB_UNIT = 8

/**
 * Columns (rows) of C that pass through all blocks together: 256 × 4096 f64 are 8 MiB and stay in L3 meanwhile.
 * 4 % faster than the whole slab; 128 is as fast from the left, slower from the right; 64 is half as fast.
 */
export const SLAB_CHUNK = 256

/** gesdd: QR first when m ≥ 11/6·n, LAPACK's MNTHR: what the smaller gebrd saves pays for the QR. */
export const GESDD_QR_NUMERATOR = 11
export const GESDD_QR_DENOMINATOR = 6

/** gesdd: columns of the smaller side that a rank must have: 64² takes 0.5 ms on one, as long as two need with their barriers. */
export const GESDD_COLUMNS: f64 = 64

/** gemv cuts y, and ger the columns, only into pieces of at least this many elements: shorter ones leave ranks idle and streams short. */
export const GEMV_SPLIT = 32

/** gemm: m · n · k up to which nothing is packed: 2 × as fast at 8³, even at 12³, slower from 16³ in wide. */
export const GEMM_DIRECT: f64 = 2048

/** gemm: columns of C up to which nothing is packed at any size: A is read once a column. */
export const GEMM_DIRECT_COLUMNS = 2

/** Profiled barrier: looks at the phase before the clock is read, some 0.06 µs; reading it twice takes longer, and its step is 0.1 µs. */
export const UNTIMED_SPINS = 64

/** ms. Shorter waits are counted and added up, but not logged one by one: what the log keeps at least (span-log.ts), for a call into the host takes 0.2 µs. */
export const LOGGED_WAIT: f64 = 0.005
