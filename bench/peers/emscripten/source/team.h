/** Rank, size, shares, barrier and reductions over the control block of assembly/abi.ts: a port of assembly/team.ts. */
#pragma once
#include "layout.h"
#include "stage.h"

// Not plain statics: C keeps those in the shared memory, one set for all threads. host.h gives each rank its own.
static _Thread_local int myRank;
static _Thread_local int mySize;
static _Thread_local int reductions;

#define WORD(offset) ((int32_t *)(CONTROL + (offset)))

static inline int32_t look(const int32_t *word) { return __atomic_load_n(word, __ATOMIC_SEQ_CST); }

/** First of rank r's items when n are cut into runs of whole units, as even as can be. */
static int shareOf(int r, int n, int unit) {
  const int units = (n + unit - 1) / unit;
  return least(n, (int)((int64_t)units * r / mySize) * unit);
}

static inline int shareBegin(int n, int unit) { return shareOf(myRank, n, unit); }
static inline int shareEnd(int n, int unit) { return shareOf(myRank + 1, n, unit); }

static int32_t enterSolo(void) {
  const int32_t saved = (myRank << 16) | mySize;
  myRank = 0;
  mySize = 1;
  return saved;
}

static void leaveSolo(int32_t saved) {
  myRank = saved >> 16;
  mySize = saved & 0xffff;
}

/** True when the phase changes within a wait that is shorter than the clock can tell. */
static int endsAtOnce(int32_t phase) {
  for (int spins = 0; spins < UNTIMED_SPINS; spins++)
    if (look(WORD(BARRIER_PHASE)) != phase) return 1;
  return 0;
}

/** Waits until every rank is here; traps when the region is poisoned, which is how it is left. */
static __attribute__((noinline)) void barrier(void) {
  if (look(WORD(POISON))) __builtin_trap();
  if (mySize == 1) return;
  const int32_t phase = look(WORD(BARRIER_PHASE));
  if (__atomic_fetch_add(WORD(BARRIER_COUNT), 1, __ATOMIC_SEQ_CST) == mySize - 1) {
    // The count is free again before anyone can leave and come back.
    __atomic_store_n(WORD(BARRIER_COUNT), 0, __ATOMIC_SEQ_CST);
    __atomic_fetch_add(WORD(BARRIER_PHASE), 1, __ATOMIC_SEQ_CST);
    if (look(WORD(BARRIER_PARKED))) __builtin_wasm_memory_atomic_notify(WORD(BARRIER_PHASE), ~0u);
    passed();
    return;
  }
  if (PROFILE && endsAtOnce(phase)) {
    passed();
  } else {
    const double started = waitStart();
    int spins = *WORD(BARRIER_SPIN);
    while (look(WORD(BARRIER_PHASE)) == phase) {
      if (spins-- > 0) continue;
      // Parked is raised before the last look at the phase (inside wait), so no wake-up is lost.
      __atomic_fetch_add(WORD(BARRIER_PARKED), 1, __ATOMIC_SEQ_CST);
      if (!look(WORD(POISON))) __builtin_wasm_memory_atomic_wait32(WORD(BARRIER_PHASE), phase, -1);
      __atomic_fetch_sub(WORD(BARRIER_PARKED), 1, __ATOMIC_SEQ_CST);
      if (look(WORD(POISON))) __builtin_trap();
    }
    waited(started);
  }
  if (look(WORD(POISON))) __builtin_trap();
}

static double *partialOf(int r) {
  return (double *)(SLOTS + r * SLOT_BYTES + PARTIALS + ((reductions & 1) << 6));
}

/** Every rank's x is in partialOf(r) afterwards, until the next but one call. One barrier. */
static void gather(double x) {
  // Two cells in turn: a rank that is a reduction ahead can not overwrite what another still reads.
  reductions++;
  *partialOf(myRank) = x;
  barrier();
}

/** Sum of every rank's x, in rank order: the same bits each time. */
static double reduceSum(double x) {
  gather(x);
  double total = 0;
  for (int r = 0; r < mySize; r++) total += *partialOf(r);
  return total;
}
