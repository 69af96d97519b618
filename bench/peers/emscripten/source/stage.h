/**
 * The profile rows of a rank, as assembly/stage.ts keeps them: here only the region's and the barrier's.
 * All of it folds away when PROFILE = 0.
 */
#pragma once
#include "layout.h"

static _Thread_local uint8_t *mySlot;

#if PROFILE

/** Milliseconds on the clock that all threads share. */
__attribute__((import_module("host"), import_name("wall"))) double hostWall(void);
/** Milliseconds of CPU time of this thread, or NaN. */
__attribute__((import_module("host"), import_name("cpu"))) double hostCpu(void);

typedef struct {
  double wall, cpu, childrenWall, childrenCpu, wait;
  int32_t row;
  /** Not counted here: flops, and the waits that are not logged one by one. */
  double flops, shortWaits, shortWait;
} Frame;

_Static_assert(sizeof(Frame) == FRAME_BYTES && offsetof(Frame, row) == FRAME_ROW, "a frame is laid out as in abi.ts");

static Frame *frameAt(int depth) { return (Frame *)(mySlot + FRAMES + depth * FRAME_BYTES); }

static int32_t *openStages(void) { return (int32_t *)(mySlot + DEPTH); }

static double *record(int row, double elapsed, double elapsedSelf) {
  double *r = (double *)(mySlot + ROWS + row * ROW_BYTES);
  const int first = r[ROW_CALLS / 8] == 0;
  r[ROW_CALLS / 8] += 1;
  r[ROW_WALL / 8] += elapsed;
  r[ROW_WALL_SELF / 8] += elapsedSelf;
  if (first || elapsed < r[ROW_WALL_MIN / 8]) r[ROW_WALL_MIN / 8] = elapsed;
  if (elapsed > r[ROW_WALL_MAX / 8]) r[ROW_WALL_MAX / 8] = elapsed;
  return r;
}

static void enterStage(int row) {
  const int depth = (*openStages())++;
  if (depth >= MAX_FRAMES) __builtin_trap();
  *frameAt(depth) = (Frame){.cpu = hostCpu(), .wall = hostWall(), .row = row};
}

static void leaveStage(int row) {
  const int depth = *openStages() - 1;
  const Frame *f = frameAt(depth);
  const double elapsed = hostWall() - f->wall;
  const double used = hostCpu() - f->cpu;
  double *r = record(row, elapsed, elapsed - f->childrenWall);
  r[ROW_CPU / 8] += used;
  r[ROW_CPU_SELF / 8] += used - f->childrenCpu;
  r[ROW_WAIT / 8] += f->wait;
  *openStages() = depth;
}

static double waitStart(void) { return hostWall(); }

static void bookWait(double elapsed) {
  record(BARRIER, elapsed, elapsed)[ROW_WAIT / 8] += elapsed;
  const int depth = *openStages();
  if (depth == 0) return;
  frameAt(depth - 1)->childrenWall += elapsed;
  frameAt(depth - 1)->wait += elapsed;
}

static void waited(double started) { bookWait(hostWall() - started); }

static void passed(void) { bookWait(0); }

#else

static inline void enterStage(int row) { (void)row; }
static inline void leaveStage(int row) { (void)row; }
static inline double waitStart(void) { return 0; }
static inline void waited(double started) { (void)started; }
static inline void passed(void) {}

#endif
