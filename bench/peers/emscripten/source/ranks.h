/** How many ranks a problem is worth, as assembly/ranks.ts: the host starts a region on no more. */
#pragma once
#include "layout.h"

/** At least 1, at most size; `shares` whole ones in between. */
static int worth(double shares, int size) { return shares < 1 ? 1 : shares < size ? (int)shares : size; }

/** Level 1 and 2: n elements are read once. */
int EXPORT(sweepRanks)(double n, int size) { return worth(n / LEVEL1_GRAIN, size); }

int EXPORT(gemmRanks)(int m, int n, int k, int size) { return worth((double)m * n * k / GEMM_SOLO, size); }

int EXPORT(gesddRanks)(int m, int n, int size) { return worth((double)least(m, n) / GESDD_COLUMNS, size); }
