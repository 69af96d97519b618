/**
 * What the team's worker calls around the kernels (src/team/worker.ts), under the names of assembly/index.ts.
 *
 * C keeps in linear memory what has no register, and here all threads have one memory: two ranks on one stack, or with
 * one set of thread-local variables, would overwrite each other without a trap. So each instance moves both, once, to
 * an area of its rank. Emscripten's stack setter is called stackRestore or _emscripten_stack_restore, depending on its
 * version, and plain clang has none: these two instructions of ours do for all of them.
 *
 *     __heap_base  │ rank 0: thread-local variables … ← stack │ rank 1 │ … │  the host's arena goes on behind
 *                  │ STACK_BYTES                              │
 */
#pragma once
#include "team.h"

__asm__(
  ".globaltype __stack_pointer, i32\n"
  ".globl setStackPointer\n"
  ".type setStackPointer,@function\n"
  "setStackPointer:\n"
  "  .functype setStackPointer (i32) -> ()\n"
  "  local.get 0\n"
  "  global.set __stack_pointer\n"
  "  end_function\n");
void setStackPointer(uint8_t *top);

/** The linker's: where this instance's thread-local variables are from now on; gives them their first values. */
void __wasm_init_tls(uint8_t *block);

extern uint8_t __heap_base;

/** Called once, on the rank's thread, before any kernel. Has no stack frame itself. */
void EXPORT(bindProfile)(int rank) {
  uint8_t *area = (uint8_t *)(((uintptr_t)&__heap_base + 15) & ~15) + rank * STACK_BYTES;
  setStackPointer(area + STACK_BYTES);
  __wasm_init_tls(area);
  mySlot = (uint8_t *)(SLOTS + rank * SLOT_BYTES);
}

/** At the start of each region. */
void EXPORT(begin)(int rank, int size) {
  myRank = rank;
  mySize = size;
  reductions = 0;
}

void EXPORT(enter)(int row) { enterStage(row); }

void EXPORT(leave)(int row) { leaveStage(row); }

void EXPORT(nothing)(void) {}

/** out[rank] := the address of a variable on this rank's stack. The loader and the tests hold these apart. */
double EXPORT(stackAddress)(double *out) {
  volatile int32_t here = myRank;
  out[here] = (double)(uintptr_t)&here;
  return out[here];
}
