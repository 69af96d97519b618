/** Heddle's kernels in C: the module of the peers `emscripten` (emcc) and `clang`. One source for both precisions. */
#include "host.h"
#include "ranks.h"

#define T double
#define NAME(routine) JOIN(d, routine)
#define RELAXED_MADD __builtin_wasm_relaxed_madd_f64x2
#include "routines.h"
#undef T
#undef NAME
#undef RELAXED_MADD

#define T float
#define NAME(routine) JOIN(s, routine)
#define RELAXED_MADD __builtin_wasm_relaxed_madd_f32x4
#include "routines.h"
