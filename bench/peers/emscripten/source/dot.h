/** dot: xᵀy, as assembly/blas1/dot.ts: eight accumulators, partial sums added in rank order. */

static T NAME(dotLocal)(int n, const T *x, const T *y) {
  V s[8] = {0};
  int i = 0;
  for (; i <= n - 8 * LANES; i += 8 * LANES)
    for (int l = 0; l < 8; l++) s[l] = NAME(fma)(NAME(load)(x + i + l * LANES), NAME(load)(y + i + l * LANES), s[l]);
  T total = NAME(sum)(((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7])));
  for (; i < n; i++) total += x[i] * y[i];
  return total;
}

/** Address of element 0 of a strided vector: BLAS starts at the far end when the stride is negative. */
static inline T *NAME(start)(int n, T *x, int inc) { return inc < 0 ? x + (ptrdiff_t)(1 - n) * inc : x; }

/** Team. The same value on all ranks. */
double EXPORT(NAME(dot))(int n, T *x, int incx, T *y, int incy) {
  const int from = shareBegin(n, LINE_BYTES / sizeof(T)), to = shareEnd(n, LINE_BYTES / sizeof(T));
  if (incx == 1 && incy == 1) return reduceSum(NAME(dotLocal)(to - from, x + from, y + from));
  const T *p = NAME(start)(n, x, incx), *q = NAME(start)(n, y, incy);
  T total = 0;
  for (int i = from; i < to; i++) total += p[(ptrdiff_t)i * incx] * q[(ptrdiff_t)i * incy];
  return reduceSum(total);
}
