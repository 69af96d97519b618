/** axpy: y := alpha·x + y, as assembly/blas1/axpy.ts. */

static void NAME(axpyLocal)(int n, T alpha, const T *x, T *y) {
  const V factor = NAME(splat)(alpha);
  int i = 0;
  for (; i <= n - 4 * LANES; i += 4 * LANES)
    for (int l = 0; l < 4; l++) {
      T *q = y + i + l * LANES;
      NAME(store)(q, NAME(fma)(factor, NAME(load)(x + i + l * LANES), NAME(load)(q)));
    }
  for (; i < n; i++) y[i] += alpha * x[i];
}

/** Team. */
void EXPORT(NAME(axpy))(int n, double alpha, T *x, int incx, T *y, int incy) {
  if (n > 0 && alpha != 0) {
    const int unit = n < LEVEL1_GRAIN ? n : (int)(LINE_BYTES / sizeof(T));
    const int from = shareBegin(n, unit), to = shareEnd(n, unit);
    if (incx == 1 && incy == 1) {
      NAME(axpyLocal)(to - from, (T)alpha, x + from, y + from);
    } else {
      const T *p = NAME(start)(n, x, incx);
      T *q = NAME(start)(n, y, incy);
      for (int i = from; i < to; i++) q[(ptrdiff_t)i * incy] += (T)alpha * p[(ptrdiff_t)i * incx];
    }
  }
  barrier();
}
