/**
 * The layout of the shared memory below the arena: what the host and the kernels both read and write.
 * Plain constants only, so that this one file is both AssemblyScript and TypeScript.
 *
 *       0 ┌───────────────────────────┐
 *         │ address 0 is never a      │
 *         │ valid operand; at 64 the  │ PLATE
 *         │ name plate                │
 *    1024 ├───────────────────────────┤ CONTROL
 *         │ control block, 1 KiB      │
 *    2048 ├───────────────────────────┤ SLOTS
 *         │ one slot a rank,          │
 *         │ 64 × 16 KiB               │
 * 1050624 ├───────────────────────────┤ ARENA
 *         │ matrices and workspace    │
 *         └───────────────────────────┘
 *
 * Words that different threads write never share a 64-byte cache line.
 */

/** Most ranks a team can have: the slots are laid out once, at fixed addresses. */
export const MAX_RANKS = 64

/**
 * The name plate, byte offsets from PLATE: by it `heddle top` knows the memory of another process's team. Written
 * once, by the host, when the team starts.
 *
 *     0  PLATE_MARK    u8[8] 'heddle 3', the number being that of this layout
 *     8  PLATE_SIZE    i32  ranks of the team
 *    12  PLATE_NAMES   i32  address of a JSON text in the arena: { "exports": [names], "stages": [names] }
 *    16  PLATE_BYTES   i32  its length
 */
export const PLATE = 64
export const PLATE_MARK = 0
export const PLATE_SIZE = 8
export const PLATE_NAMES = 12
export const PLATE_BYTES = 16

export const CONTROL = 1024
export const SLOTS = 2048
export const SLOT_BYTES = 16384
export const ARENA = 1050624

/**
 * Control block, byte offsets from CONTROL. Written by the host before it releases the ranks:
 *
 *     0  ENTRY         i32  index of the export to call
 *     4  SIZE          i32  ranks that take part
 *     8  BUILD         i32  0 the plain build, 1 the build with stages
 *    12  ARGUMENT_COUNT i32
 *    16  CALLER_WAITS  i32  1 when a rank seems to have the caller's core, and should give it up at the region's end
 *    20  BARRIER_SPIN  i32  loads that a rank spins for in a barrier before it parks
 *    64  POISON        i32  0, or why every rank must leave its kernel (below)
 *   128  BARRIER_COUNT i32  ranks that have arrived
 *   192  BARRIER_PHASE i32  number of barriers completed; ranks wait on it
 *   196  BARRIER_PARKED i32 ranks asleep on it
 *   256  FINISHED      i32  number of the last region that every rank has left; the caller waits on it
 *   320  RESULT        f64  what rank 0's export returned
 *   384  ARGUMENTS     f64[32] the export's parameters in order
 */
export const ENTRY = 0
export const SIZE = 4
export const BUILD = 8
export const ARGUMENT_COUNT = 12
export const CALLER_WAITS = 16
export const BARRIER_SPIN = 20
export const POISON = 64
export const BARRIER_COUNT = 128
export const BARRIER_PHASE = 192
export const BARRIER_PARKED = 196
export const FINISHED = 256
export const RESULT = 320
export const ARGUMENTS = 384
export const MAX_ARGUMENTS = 32

/** POISON: a rank failed, or the caller's AbortSignal fired. */
export const POISON_FAULT = 1
export const POISON_ABORT = 2

/** GO: the value that tells a resident loop to end. */
export const GO_CLOSE = -1

/**
 * A rank's slot, byte offsets from SLOTS + rank · SLOT_BYTES:
 *
 *     0  GO        i32  number of the region to run next; the rank waits on it
 *    64  DONE      i32  number of the last region this rank has left
 *    68  STARTED   i32  number of the last region this rank has come awake for
 *   128  PARTIALS  f64[2][8]  operands of reductions, two sets used in turn
 *   256  DEPTH     i32  open stages
 *   260  TID       i32  the system's number of the thread that has this rank, 0 when not known
 *   512  FRAMES    32 × 72 B  open stages: started wall, cpu; inside children wall, cpu; wait; FRAME_ROW; flops;
 *                  short waits, their number and time
 *  4096  ROWS      64 × 72 B profile rows: stages by number, the last one the region itself
 * 12288  SCRATCH   what a level 1 or 2 kernel of this rank spills: 512 B accumulators, 1536 B CHUNK, a
 *                  contiguous copy of a piece of a strided vector; then 2048 B SUMS, partial results that
 *                  other ranks read
 */
export const GO = 0
export const DONE = 64
export const STARTED = 68
export const PARTIALS = 128
export const DEPTH = 256
export const TID = 260
export const FRAMES = 512
export const FRAME_BYTES = 72
/** i32, offset in a frame: the row of the stage that is open. */
export const FRAME_ROW = 40
export const MAX_FRAMES = 32
export const ROWS = 4096
export const ROW_BYTES = 72
export const MAX_ROWS = 64
/** The row of the export that the region calls. */
export const REGION_ROW = 63
export const SCRATCH = 12288
export const CHUNK = 12800
export const CHUNK_BYTES = 1536
export const SUMS = 14336
export const SUMS_BYTES = 2048

/** A profile row: nine f64, times in milliseconds. */
export const ROW_CALLS = 0
export const ROW_WALL = 8
export const ROW_WALL_SELF = 16
export const ROW_WALL_MIN = 24
export const ROW_WALL_MAX = 32
export const ROW_CPU = 40
export const ROW_CPU_SELF = 48
export const ROW_WAIT = 56
/** Floating-point operations of this rank, as LAPACK counts them; those of the stages inside too. */
export const ROW_FLOPS = 64
