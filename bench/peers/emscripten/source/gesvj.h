/**
 * The thin SVD by one-sided Jacobi rotations (Hestenes 1958; LAPACK's dgesvj), in the parallel order of a round-robin
 * tournament (Brent and Luk 1985): every round pairs all columns, the ranks share the pairs, one barrier a round.
 * Exported as gesdd, with its arguments, because that is what the team's svd() calls. Not gesdd's algorithm: it does
 * several times the flops. Squares of the entries must neither overflow nor underflow.
 *
 * work: W p × q (A, or Aᵀ when A is wide; becomes U·diag(s)), V q × q, norms q, order q; p = max(m, n), q = min(m, n).
 */

#define MOST_SWEEPS 40

typedef struct {
  int p, q;
  T *w, *v, *norms;
  int *order;
} NAME(Jacobi);

/** Bytes of `work`; the same for any team. */
double EXPORT(NAME(gesddWork))(int job, int m, int n, int size) {
  const double p = m > n ? m : n, q = least(m, n);
  (void)job, (void)size;
  return (p * q + q * q + q) * sizeof(T) + q * sizeof(int);
}

/**
 * x := c·x − s·y, y := s·x + c·y, with tau = s ÷ (1 + c): what is added to x and y is then as small as the angle, and
 * so are its rounding errors (Rutishauser 1966). With c itself the columns of V grow by 100 eps over the sweeps.
 */
static void NAME(rotate)(int n, T *x, T *y, T s, T tau) {
  const V plus = NAME(splat)(s), minus = NAME(splat)(-s), t = NAME(splat)(tau), back = NAME(splat)(-tau);
  int i = 0;
  for (; i <= n - LANES; i += LANES) {
    const V xi = NAME(load)(x + i), yi = NAME(load)(y + i);
    NAME(store)(x + i, NAME(fma)(minus, NAME(fma)(t, xi, yi), xi));
    NAME(store)(y + i, NAME(fma)(plus, NAME(fma)(back, yi, xi), yi));
  }
  for (; i < n; i++) {
    const T xi = x[i], yi = y[i];
    x[i] = xi - s * (yi + tau * xi);
    y[i] = yi + s * (xi - tau * yi);
  }
}

/** Makes columns i and j of W orthogonal; returns whether they were not. norms holds the squares meanwhile. */
static int NAME(orthogonalise)(const NAME(Jacobi) *z, int i, int j, int vectors, T tolerance) {
  T *x = z->w + (size_t)i * z->p, *y = z->w + (size_t)j * z->p;
  const T alpha = z->norms[i], beta = z->norms[j], gamma = NAME(dotLocal)(z->p, x, y);
  if (!(__builtin_fabs(gamma) > tolerance * __builtin_sqrt(alpha) * __builtin_sqrt(beta))) return 0;
  const double zeta = ((double)beta - alpha) / (2 * (double)gamma);
  const double t = __builtin_copysign(1, zeta) / (__builtin_fabs(zeta) + __builtin_sqrt(1 + zeta * zeta));
  const double c = 1 / __builtin_sqrt(1 + t * t), s = c * t, tau = s / (1 + c);
  NAME(rotate)(z->p, x, y, s, tau);
  if (vectors) NAME(rotate)(z->q, z->v + (size_t)i * z->q, z->v + (size_t)j * z->q, s, tau);
  z->norms[i] = alpha - t * gamma;
  z->norms[j] = beta + t * gamma;
  return 1;
}

/** Round r of a tournament of `players` (even): pair k. The last player stays, the others go round. */
static void NAME(pairOf)(int players, int r, int k, int *i, int *j) {
  const int ring = players - 1;
  *i = k == 0 ? ring : (r + k) % ring;
  *j = (r - k + ring) % ring;
}

/** Rotations of one sweep over all pairs, of all ranks. */
static double NAME(sweepPairs)(const NAME(Jacobi) *z, int vectors, T tolerance) {
  const int players = z->q + (z->q & 1);
  double rotations = 0;
  for (int j = shareBegin(z->q, 1); j < shareEnd(z->q, 1); j++)
    z->norms[j] = NAME(dotLocal)(z->p, z->w + (size_t)j * z->p, z->w + (size_t)j * z->p);
  barrier();
  for (int r = 0; r < players - 1; r++) {
    for (int k = shareBegin(players / 2, 1); k < shareEnd(players / 2, 1); k++) {
      int i, j;
      NAME(pairOf)(players, r, k, &i, &j);
      if (i < z->q && j < z->q) rotations += NAME(orthogonalise)(z, i, j, vectors, tolerance);
    }
    barrier();
  }
  return reduceSum(rotations);
}

/** Columns of A of norm 0 become unit vectors orthogonal to the others. One rank. */
static void NAME(complete)(const NAME(Jacobi) *z) {
  int candidate = 0;
  for (int j = 0; j < z->q; j++) {
    T *x = z->w + (size_t)j * z->p;
    for (T norm = z->norms[j]; norm == 0 && candidate < z->p; candidate++) {
      for (int i = 0; i < z->p; i++) x[i] = i == candidate;
      // Twice is enough (Kahan; Parlett 1980): the first pass may leave rounding errors as large as what is left.
      for (int pass = 0; pass < 2; pass++)
        for (int l = 0; l < z->q; l++) {
          const T *y = z->w + (size_t)l * z->p;
          if (l != j) NAME(axpyLocal)(z->p, -NAME(dotLocal)(z->p, x, y), y, x);
        }
      const T left = __builtin_sqrt(NAME(dotLocal)(z->p, x, x));
      if (left * left * z->p < (T)0.25) {
        for (int i = 0; i < z->p; i++) x[i] = 0;
        continue;
      }
      for (int i = 0; i < z->p; i++) x[i] /= left;
      norm = left;
    }
  }
}

/** Team: the values, descending, and where their columns stand; W's columns become unit vectors. */
static void NAME(finish)(const NAME(Jacobi) *z, int vectors) {
  for (int j = shareBegin(z->q, 1); j < shareEnd(z->q, 1); j++) {
    T *x = z->w + (size_t)j * z->p;
    const T norm = z->norms[j] = __builtin_sqrt(NAME(dotLocal)(z->p, x, x));
    for (int i = 0; vectors && norm > 0 && i < z->p; i++) x[i] /= norm;
  }
  barrier();
  if (myRank == 0) {
    for (int j = 0; j < z->q; j++) {
      int k = j;
      for (; k > 0 && z->norms[z->order[k - 1]] < z->norms[j]; k--) z->order[k] = z->order[k - 1];
      z->order[k] = j;
    }
    if (vectors) NAME(complete)(z);
  }
  barrier();
}

/** Team. A is kept. Returns 0; 1 when the sweeps did not do; −1 for job 2 (full), which is not offered. */
int EXPORT(NAME(gesdd))(
  int job, int m, int n, T *a, int lda, T *s, T *u, int ldu, T *vt, int ldvt, T *work
) {
  const int tall = m >= n, p = tall ? m : n, q = tall ? n : m, vectors = job == 1;
  if (job == 2) return -1;
  NAME(Jacobi) z = {p, q, work, work + (size_t)p * q, work + (size_t)p * q + (size_t)q * q, 0};
  z.order = (int *)(z.norms + q);
  const int from = shareBegin(q, 1), to = shareEnd(q, 1);
  for (int j = from; j < to; j++) {
    for (int i = 0; i < p; i++) z.w[i + (size_t)j * p] = tall ? a[i + (size_t)j * lda] : a[j + (size_t)i * lda];
    for (int i = 0; i < q; i++) z.v[i + (size_t)j * q] = i == j;
  }
  barrier();
  // dgesvj's: unit roundoff times the root of the length of the products.
  const T tolerance = __builtin_sqrt(p) * (sizeof(T) == 8 ? 0x1p-53 : 0x1p-24);
  int sweeps = 0;
  while (sweeps < MOST_SWEEPS && NAME(sweepPairs)(&z, vectors, tolerance) > 0) sweeps++;
  NAME(finish)(&z, vectors);
  for (int k = from; k < to; k++) {
    const T *left = z.w + (size_t)z.order[k] * p, *right = z.v + (size_t)z.order[k] * q;
    s[k] = z.norms[z.order[k]];
    if (!vectors) continue;
    const T *x = tall ? left : right, *y = tall ? right : left;
    for (int i = 0; i < m; i++) u[i + (size_t)k * ldu] = x[i];
    for (int j = 0; j < n; j++) vt[k + (size_t)j * ldvt] = y[j];
  }
  barrier();
  return sweeps == MOST_SWEEPS;
}

/** Team: where the first NaN or infinity of A is, in column order: i + j·m, or −1. The same on all ranks. */
double EXPORT(NAME(firstNonFinite))(int m, int n, T *a, int lda) {
  double found = -1;
  for (int j = shareBegin(n, 1); j < shareEnd(n, 1) && found < 0; j++)
    for (int i = 0; i < m && found < 0; i++) {
      const T x = a[i + (size_t)j * lda];
      if (x - x != 0) found = i + (double)j * m;
    }
  gather(found);
  // Ranks own columns in order: the first that has one has the first.
  for (int r = 0; r < mySize; r++)
    if (*partialOf(r) >= 0) return *partialOf(r);
  return -1;
}
