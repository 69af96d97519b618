/**
 * What every file of the C kernels stands on. The numbers of the control block, the slots and the block sizes
 * (CONTROL, GEMM_KC_BYTES, …) are no text of ours: the build takes them from assembly/abi.ts, params.ts and stages.ts.
 */
#pragma once
#include <stddef.h>
#include <stdint.h>
#include "constants.h"

#define JOIN(a, b) a##b
#define TEXT(x) #x
#define EXPORT_AS(name) __attribute__((export_name(TEXT(name)))) name
/** Defines a function that the host can call, under its own name. */
#define EXPORT(name) EXPORT_AS(name)

static inline int least(int a, int b) { return a < b ? a : b; }
