/** 128-bit vectors of T, for one precision: included once with T = double and once with T = float. */

#define LANES ((int)(16 / sizeof(T)))
#define V NAME(vector)

typedef T V __attribute__((vector_size(16)));
typedef struct {
  V v;
} __attribute__((packed, may_alias)) NAME(unaligned);

static inline V NAME(load)(const T *p) { return ((const NAME(unaligned) *)p)->v; }
static inline void NAME(store)(T *p, V x) { ((NAME(unaligned) *)p)->v = x; }
static inline V NAME(splat)(T x) { return x - (V){0}; }

/** acc + a · b: one rounding (fused) where the build has relaxed SIMD, two otherwise. */
static inline V NAME(fma)(V a, V b, V acc) {
#if RELAXED
  return RELAXED_MADD(a, b, acc);
#else
  return a * b + acc;
#endif
}

static inline T NAME(sum)(V x) {
  T total = 0;
  for (int i = 0; i < LANES; i++) total += x[i];
  return total;
}
