/** copy: y := x, as assembly/blas1/copy.ts. The façade of the SVD copies A with it. */

/** Team. */
void EXPORT(NAME(copy))(int n, T *x, int incx, T *y, int incy) {
  const int unit = LINE_BYTES / sizeof(T), from = shareBegin(n, unit), to = shareEnd(n, unit);
  const T *p = NAME(start)(n, x, incx);
  T *q = NAME(start)(n, y, incy);
  if (incx == 1 && incy == 1) __builtin_memcpy(q + from, p + from, (to - from) * sizeof(T));
  else
    for (int i = from; i < to; i++) q[(ptrdiff_t)i * incy] = p[(ptrdiff_t)i * incx];
  barrier();
}
