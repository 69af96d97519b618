/**
 * What LAPACK's Fortran, translated by f2c, asks for besides a BLAS: f2c's own support, and LAPACK's pieces that are
 * Fortran 90 or ask the machine. Plain versions of ours, after the routines' definitions. Hidden lengths of character
 * arguments do not exist here (build.ts takes them out: WebAssembly traps on calls whose arguments do not match).
 */
#include <math.h>
#include <string.h>

typedef int integer;

double d_sign(double *a, double *b) { return copysign(*a, *b); }
double pow_dd(double *a, double *b) { return pow(*a, *b); }
double pow_di(double *a, integer *n) { return pow(*a, *n); }

integer pow_ii(integer *a, integer *n) {
  integer power = 1;
  for (integer i = 0; i < *n; i++) power *= *a;
  return power;
}

/** Joins strings into one that is as long as all of them. */
void s_cat(char *to, char *parts[], integer lengths[], integer *count) {
  for (integer i = 0; i < *count; to += lengths[i++]) memcpy(to, parts[i], lengths[i]);
}

/** An argument that LAPACK refuses is a fault of ours: it ends here rather than go on with nothing computed. */
void lapackXerbla_(char *name, integer *info) {
  (void)name, (void)info;
  __builtin_trap();
}

int disnan_(double *x) { return *x != *x; }
int dlaisnan_(double *x, double *y) { return *x != *y; }

/** eps is half an ulp of 1: LAPACK takes rounding to be to nearest. */
double dlamch_(char *what) {
  switch (*what | 32) {
  case 'e': return 0x1p-53;
  case 'p': return 0x1p-52;
  case 's': return 0x1p-1022;
  case 'b': return 2;
  case 'n': return 53;
  case 'r': return 1;
  case 'm': return -1021;
  case 'u': return 0x1p-1022;
  case 'l': return 1024;
  case 'o': return 1.7976931348623157e308;
  default: return 0;
  }
}

/** c·f + s·g = r, c·g − s·f = 0. hypot keeps r from overflow. */
void dlartg_(double *f, double *g, double *c, double *s, double *r) {
  if (*g == 0) {
    *c = 1, *s = 0, *r = *f;
  } else if (*f == 0) {
    *c = 0, *s = copysign(1, *g), *r = fabs(*g);
  } else {
    const double length = copysign(hypot(*f, *g), *f);
    *c = *f / length, *s = *g / length, *r = length;
  }
}

/** scale² · sumsq grows by the squares of x, without overflow. */
void dlassq_(integer *n, double *x, integer *incx, double *scale, double *sumsq) {
  for (integer i = 0; i < *n; i++) {
    const double size = fabs(x[(long)i * *incx]);
    if (size == 0) continue;
    if (*scale < size) {
      *sumsq = 1 + *sumsq * (*scale / size) * (*scale / size);
      *scale = size;
    } else {
      *sumsq += (size / *scale) * (size / *scale);
    }
  }
}

/** LAPACK's own answers for the routines that are here: block 32, crossover 128, MNTHR, SMLSIZ. */
integer ilaenv_(integer *ispec, char *name, char *opts, integer *n1, integer *n2, integer *n3, integer *n4) {
  (void)name, (void)opts, (void)n3, (void)n4;
  switch (*ispec) {
  case 1: return 32;
  case 2: return 2;
  case 3: return 128;
  case 6: return (integer)((*n1 < *n2 ? *n1 : *n2) * 1.6f);
  case 9: return 25;
  default: return 1;
  }
}

/** a + b as memory holds it, not as a register may. */
double dlamc3_(double *a, double *b) {
  volatile double sum = *a + *b;
  return sum;
}

/** A workspace size as a number that is not below it: exact in double precision. */
double droundup_lwork__(integer *lwork) { return *lwork; }
