/**
 * gemv: y := alpha·op(A)·x + beta·y, as assembly/blas2: four columns at a time, ranks own pieces of y.
 * Strided vectors take plain loops: nothing that is measured has them.
 */

/** y += alpha·A·x for four columns. */
static void NAME(addFourColumns)(int m, T alpha, const T *a, int lda, const T *x, T *y) {
  const T f[4] = {alpha * x[0], alpha * x[1], alpha * x[2], alpha * x[3]};
  int i = 0;
  for (; i <= m - 4 * LANES; i += 4 * LANES) {
    V r[4];
    for (int l = 0; l < 4; l++) r[l] = NAME(load)(y + i + l * LANES);
    for (int j = 0; j < 4; j++)
      for (int l = 0; l < 4; l++)
        r[l] = NAME(fma)(NAME(splat)(f[j]), NAME(load)(a + (size_t)j * lda + i + l * LANES), r[l]);
    for (int l = 0; l < 4; l++) NAME(store)(y + i + l * LANES, r[l]);
  }
  for (; i < m; i++)
    for (int j = 0; j < 4; j++) y[i] += f[j] * a[(size_t)j * lda + i];
}

static void NAME(gemvNLocal)(int m, int n, T alpha, const T *a, int lda, const T *x, T *y) {
  for (int i = 0; i < m; i += GEMV_ROWS) {
    const int rows = least(GEMV_ROWS, m - i);
    int j = 0;
    for (; j <= n - 4; j += 4) NAME(addFourColumns)(rows, alpha, a + i + (size_t)j * lda, lda, x + j, y + i);
    for (; j < n; j++) NAME(axpyLocal)(rows, alpha * x[j], a + i + (size_t)j * lda, y + i);
  }
}

/** y[j] += alpha · (column j of A)ᵀ · x for four columns, which share the loads of x. */
static void NAME(dotFourColumns)(int m, T alpha, const T *a, int lda, const T *x, T *y) {
  V s[4][2] = {0};
  int i = 0;
  for (; i <= m - 2 * LANES; i += 2 * LANES)
    for (int l = 0; l < 2; l++) {
      const V xl = NAME(load)(x + i + l * LANES);
      for (int j = 0; j < 4; j++) s[j][l] = NAME(fma)(NAME(load)(a + (size_t)j * lda + i + l * LANES), xl, s[j][l]);
    }
  for (int j = 0; j < 4; j++) {
    T total = NAME(sum)(s[j][0] + s[j][1]);
    for (int r = i; r < m; r++) total += a[(size_t)j * lda + r] * x[r];
    y[j] += alpha * total;
  }
}

static void NAME(gemvTLocal)(int m, int n, T alpha, const T *a, int lda, const T *x, T *y) {
  int j = 0;
  for (; j <= n - 4; j += 4) NAME(dotFourColumns)(m, alpha, a + (size_t)j * lda, lda, x, y + j);
  for (; j < n; j++) y[j] += alpha * NAME(dotLocal)(m, a + (size_t)j * lda, x);
}

/** Team. beta = 0 never reads y. */
void EXPORT(NAME(gemv))(
  int trans, int m, int n, double alpha, T *a, int lda, T *x, int incx, double beta, T *y, int incy
) {
  const int tall = trans ? n : m, wide = trans ? m : n;
  const int from = shareBegin(tall, LINE_BYTES / sizeof(T)), to = shareEnd(tall, LINE_BYTES / sizeof(T));
  const T *p = NAME(start)(wide, x, incx);
  T *q = NAME(start)(tall, y, incy);
  for (int i = from; i < to; i++) {
    T *yi = q + (ptrdiff_t)i * incy;
    *yi = beta == 0 ? 0 : (T)beta * *yi;
  }
  if (alpha == 0 || wide == 0) {
    // Nothing to add.
  } else if (incx == 1 && incy == 1) {
    if (trans) NAME(gemvTLocal)(m, to - from, (T)alpha, a + (size_t)from * lda, lda, p, q + from);
    else NAME(gemvNLocal)(to - from, n, (T)alpha, a + from, lda, p, q + from);
  } else {
    const size_t row = trans ? lda : 1, column = trans ? 1 : lda;
    for (int i = from; i < to; i++)
      for (int j = 0; j < wide; j++)
        q[(ptrdiff_t)i * incy] += (T)alpha * a[i * row + j * column] * p[(ptrdiff_t)j * incx];
  }
  barrier();
}
