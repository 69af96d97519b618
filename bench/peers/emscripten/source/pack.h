/**
 * Packing for gemm, as assembly/blas3/pack.ts: rows × k elements into panels of `width` rows, zeros behind the last.
 * `rowsContiguous`: whether the source has its rows side by side (else its steps of k).
 */

/** A block of LANES × LANES, transposed. */
static inline void NAME(turnBlock)(const T *from, int ld, T *to, int width) {
  T block[LANES][LANES];
  for (int r = 0; r < LANES; r++)
    for (int p = 0; p < LANES; p++) block[p][r] = from[(size_t)r * ld + p];
  for (int p = 0; p < LANES; p++)
    for (int r = 0; r < LANES; r++) to[p * width + r] = block[p][r];
}

/** Inlined, so that `width` is a constant in each copy. */
static inline __attribute__((always_inline)) void NAME(packPanels)(
  int width, int rowsContiguous, int rows, int k, const T *from, int ld, T *to
) {
  const size_t rowStep = rowsContiguous ? 1 : ld, kStep = rowsContiguous ? ld : 1;
  for (int i = 0; i < rows; i += width, to += (size_t)width * k) {
    const T *panel = from + i * rowStep;
    const int whole = i + width <= rows && width % LANES == 0;
    int p = 0;
    if (whole && rowsContiguous) {
      for (; p < k; p++)
        for (int r = 0; r < width; r += LANES)
          NAME(store)(to + (size_t)p * width + r, NAME(load)(panel + (size_t)p * ld + r));
    } else if (whole) {
      for (; p <= k - LANES; p += LANES)
        for (int r = 0; r < width; r += LANES)
          NAME(turnBlock)(panel + (size_t)r * ld + p, ld, to + (size_t)p * width + r, width);
    }
    for (; p < k; p++)
      for (int r = 0; r < width; r++)
        to[(size_t)p * width + r] = i + r < rows ? panel[r * rowStep + p * kStep] : 0;
  }
}

static void NAME(packA)(int transA, int rows, int k, const T *from, int ld, T *to) {
  NAME(packPanels)(MR, !transA, rows, k, from, ld, to);
}

static void NAME(packB)(int transB, int columns, int k, const T *from, int ld, T *to) {
  NAME(packPanels)(NR, transB, columns, k, from, ld, to);
}
