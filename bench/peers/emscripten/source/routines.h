/** All routines, for T and NAME as they are now. */
#include "vector.h"
#include "dot.h"
#include "copy.h"
#include "axpy.h"
#include "gemv.h"
#include "gemm-kernel.h"
#include "pack.h"
#include "gemm.h"
#include "gesvj.h"

#undef LANES
#undef V
#undef MR
#undef NR
#undef MOST_SWEEPS
