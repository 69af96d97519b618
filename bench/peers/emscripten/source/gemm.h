/**
 * gemm: C := alpha · op(A) · op(B) + beta · C, the five loops of assembly/blas3/gemm.ts with its block sizes:
 * ranks pack B together, split the rows of C, and each packs its own A. The paths for tiny and for very narrow
 * problems are left out.
 */

static inline size_t NAME(wholeLines)(size_t elements) {
  return (elements * sizeof(T) + LINE_BYTES - 1) / LINE_BYTES * (LINE_BYTES / sizeof(T));
}

static inline int NAME(kcMax)(void) { return GEMM_KC_BYTES / (int)sizeof(T); }

static inline int NAME(wholeUnits)(int n, int unit) { return (n + unit - 1) / unit * unit; }

/** Elements of one block of packed B. */
static size_t NAME(sharedElements)(int n, int k) {
  return NAME(wholeLines)((size_t)NAME(wholeUnits)(least(n, GEMM_NC), NR) * least(k, NAME(kcMax)()));
}

/** Elements of a rank's packed block of A, and before it the scratch tile of the edges. */
static size_t NAME(privateElements)(int m, int k) {
  return NAME(wholeLines)((size_t)NAME(wholeUnits)(least(m, GEMM_MC), MR) * least(k, NAME(kcMax)()) + MR * NR);
}

/** Bytes of `work` for a team of that size. */
double EXPORT(NAME(gemmWork))(int m, int n, int k, int size) {
  const double shared = (double)NAME(sharedElements)(n, k) * (size > 1 ? 2 : 1);
  return (shared + (double)size * NAME(privateElements)(m, k)) * sizeof(T);
}

/** The block length that cuts n into as few, equal, whole-unit blocks as `most` allows. */
static int NAME(evenBlock)(int n, int most, int unit) {
  if (n <= most) return n > 0 ? n : 1;
  const int blocks = (n + most - 1) / most;
  return NAME(wholeUnits)((n + blocks - 1) / blocks, unit);
}

static void NAME(gemmRows)(
  int transA, int transB, int m, int n, int k, T alpha, const T *a, int lda, const T *b, int ldb,
  T beta, T *c, int ldc, T *work
) {
  const int from = shareBegin(m, MR), to = shareEnd(m, MR);
  const int ncMax = m <= GEMM_MC ? GEMM_NC_SHORT : GEMM_NC;
  const int kc = NAME(evenBlock)(k, NAME(kcMax)(), 1), mc = NAME(evenBlock)(to - from, GEMM_MC, MR);
  const size_t sharedSize = NAME(sharedElements)(n, k);
  // Two shared blocks in turn: whoever packs the next but one has met everyone since the last use of that block.
  T *scratch = work + sharedSize * (mySize > 1 ? 2 : 1) + myRank * NAME(privateElements)(m, k);
  T *packedA = scratch + MR * NR;
  const int aInPlace = !transA && n <= GEMM_IN_PLACE_COLUMNS;
  int turn = 0;
  for (int jc = 0; jc < n; jc += ncMax) {
    const int nc = least(ncMax, n - jc);
    for (int pc = 0; pc < k; pc += kc) {
      const int kb = least(kc, k - pc);
      T *packedB = work + (mySize > 1 ? (turn++ & 1) * sharedSize : 0);
      const int first = shareBegin(nc, NR), last = shareEnd(nc, NR);
      const T *bBlock = transB ? b + jc + first + (size_t)pc * ldb : b + pc + (size_t)(jc + first) * ldb;
      NAME(packB)(transB, last - first, kb, bBlock, ldb, packedB + (size_t)first * kb);
      barrier();
      const T scale = pc == 0 ? beta : 1;
      for (int ic = from; ic < to; ic += mc) {
        const int mb = least(mc, to - ic), inPlace = aInPlace ? mb - mb % MR : 0;
        const T *aBlock = transA ? a + pc + (size_t)ic * lda : a + ic + (size_t)pc * lda;
        T *block = c + ic + (size_t)jc * ldc;
        NAME(sweep)(inPlace, nc, kb, alpha, aBlock, 1, lda, packedB, scale, block, ldc, scratch);
        if (inPlace == mb) continue;
        NAME(packA)(transA, mb - inPlace, kb, aBlock + (transA ? (size_t)inPlace * lda : inPlace), lda, packedA);
        NAME(sweep)(mb - inPlace, nc, kb, alpha, packedA, kb, MR, packedB, scale, block + inPlace, ldc, scratch);
      }
    }
  }
}

/** Team. `work` has gemmWork bytes, on a cache line. */
void EXPORT(NAME(gemm))(
  int transA, int transB, int m, int n, int k, double alpha, T *a, int lda, T *b, int ldb,
  double beta, T *c, int ldc, T *work
) {
  if (m > 0 && n > 0) {
    if (k == 0 || alpha == 0) {
      for (int j = shareBegin(n, 1); j < shareEnd(n, 1); j++)
        for (int i = 0; i < m; i++) {
          T *p = c + i + (size_t)j * ldc;
          *p = beta == 0 ? 0 : (T)beta * *p;
        }
    } else if ((double)m * n * k > GEMM_SOLO) {
      NAME(gemmRows)(transA, transB, m, n, k, (T)alpha, a, lda, b, ldb, (T)beta, c, ldc, work);
    } else if (myRank == 0) {
      const int32_t saved = enterSolo();
      NAME(gemmRows)(transA, transB, m, n, k, (T)alpha, a, lda, b, ldb, (T)beta, c, ldc, work);
      leaveSolo(saved);
    }
  }
  barrier();
}
