/**
 * The micro-kernel of gemm, with the tile of assembly/blas3/gemm-kernel.ts: MR = TILE_VECTORS vectors by NR columns.
 * A: k columns aStep apart. B: packed, k rows of NR. C: column-major. Must stay out of line.
 */
#define MR (TILE_VECTORS * LANES)
#define NR (RELAXED ? 6 : 4)

static __attribute__((noinline)) void NAME(microKernel)(
  int k, const T *a, size_t aStep, const T *b, T alpha, T beta, T *c, size_t cStep
) {
  V acc[NR][TILE_VECTORS], column[TILE_VECTORS];
  // The first step stands before the loop: V8 then computes the bases of B's splat loads there and keeps them.
  for (int i = 0; i < TILE_VECTORS; i++) column[i] = NAME(load)(a + i * LANES);
  for (int j = 0; j < NR; j++)
    for (int i = 0; i < TILE_VECTORS; i++) acc[j][i] = column[i] * NAME(splat)(b[j]);
  const T *end = b + (size_t)k * NR;
  for (b += NR; b != end; b += NR) {
    a += aStep;
    for (int i = 0; i < TILE_VECTORS; i++) column[i] = NAME(load)(a + i * LANES);
    for (int j = 0; j < NR; j++) {
      const V x = NAME(splat)(b[j]);
      for (int i = 0; i < TILE_VECTORS; i++) acc[j][i] = NAME(fma)(column[i], x, acc[j][i]);
    }
  }
  for (int j = 0; j < NR; j++)
    for (int i = 0; i < TILE_VECTORS; i++) {
      T *p = c + j * cStep + i * LANES;
      const V scaled = NAME(splat)(alpha) * acc[j][i];
      NAME(store)(p, beta == 0 ? scaled : NAME(fma)(NAME(splat)(beta), NAME(load)(p), scaled));
    }
}

/** C := tile + beta · C for the part of an MR × NR tile that C has. */
static void NAME(addTile)(int m, int n, const T *tile, T beta, T *c, int ldc) {
  for (int j = 0; j < n; j++)
    for (int i = 0; i < m; i++) {
      T *p = c + i + (size_t)j * ldc;
      *p = beta == 0 ? tile[i + j * MR] : tile[i + j * MR] + beta * *p;
    }
}

/** All tiles of an m × n block of C; row i of A starts at a + i · aRow, its next column aStep elements on. */
static void NAME(sweep)(
  int m, int n, int k, T alpha, const T *a, size_t aRow, size_t aStep, const T *packedB, T beta, T *c, int ldc, T *scratch
) {
  for (int j = 0; j < n; j += NR)
    for (int i = 0; i < m; i += MR) {
      const T *panel = a + i * aRow, *b = packedB + (size_t)j * k;
      T *tile = c + i + (size_t)j * ldc;
      if (i + MR <= m && j + NR <= n) {
        NAME(microKernel)(k, panel, aStep, b, alpha, beta, tile, ldc);
      } else {
        NAME(microKernel)(k, panel, aStep, b, alpha, 0, scratch, MR);
        NAME(addTile)(least(MR, m - i), least(NR, n - j), scratch, beta, tile, ldc);
      }
    }
}
