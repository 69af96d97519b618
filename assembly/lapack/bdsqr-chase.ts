/**
 * The two sweeps of the QR iteration on a bidiagonal block (Demmel and Kahan 1990): a bulge is chased from entry `from` to `to`,
 * by steps of 1 or −1. Towards lower indices the same code works on the transposed, reversed block.
 *
 * Each step makes an inner rotation (of columns, downwards) and an outer one (of rows) and stores (c, s) of both in T.
 * The scalars are f64; a step waits for two roots and two divisions, about 50 ns, and for nothing else.
 */
import { cosine, lartg, sine } from './lartg'

// @ts-ignore: decorator
@inline
export function get(x: usize, i: i32): f64 {
  return load<f64>(x + (<usize>i << 3))
}

// @ts-ignore: decorator
@inline
export function set(x: usize, i: i32, value: f64): void {
  store<f64>(x + (<usize>i << 3), value)
}

/** Index of the off-diagonal between i and i + step. */
// @ts-ignore: decorator
@inline
export function between(i: i32, step: i32): i32 {
  return step > 0 ? i : i - 1
}

// @ts-ignore: decorator
@inline
function note<T>(log: usize): void {
  store<T>(log, <T>cosine)
  store<T>(log, <T>sine, sizeof<T>())
}

/** Zero shift: no subtraction anywhere, so every entry keeps its relative accuracy. */
export function chaseUnshifted<T>(d: usize, e: usize, from: i32, to: i32, step: i32, inner: usize, outer: usize): void {
  let c: f64 = 1
  let oldCosine: f64 = 1
  let oldSine: f64 = 0
  for (let i = from; i != to; i += step) {
    const j = between(i, step)
    const r = lartg(get(d, i) * c, get(e, j))
    c = cosine
    const s = sine
    note<T>(inner)
    if (i != from) set(e, between(i, -step), oldSine * r)
    set(d, i, lartg(oldCosine * r, get(d, i + step) * s))
    oldCosine = cosine
    oldSine = sine
    note<T>(outer)
    inner += 2 * sizeof<T>()
    outer += 2 * sizeof<T>()
  }
  const h = get(d, to) * c
  set(d, to, h * oldCosine)
  set(e, between(to, -step), h * oldSine)
}

export function chaseShifted<T>(
  d: usize, e: usize, from: i32, to: i32, step: i32, shift: f64, inner: usize, outer: usize
): void {
  let di = get(d, from)
  let ej = get(e, between(from, step))
  let f = (abs<f64>(di) - shift) * (copysign<f64>(1, di) + shift / di)
  let g = ej
  for (let i = from; ; ) {
    const j = between(i, step)
    const r = lartg(f, g)
    note<T>(inner)
    if (i != from) set(e, between(i, -step), r)
    f = cosine * di + sine * ej
    ej = cosine * ej - sine * di
    const next = get(d, i + step)
    g = sine * next
    di = cosine * next
    set(d, i, lartg(f, g))
    note<T>(outer)
    f = cosine * ej + sine * di
    di = cosine * di - sine * ej
    i += step
    if (i == to) {
      set(d, i, di)
      set(e, j, f)
      return
    }
    const following = between(i, step)
    g = sine * get(e, following)
    ej = cosine * get(e, following)
    inner += 2 * sizeof<T>()
    outer += 2 * sizeof<T>()
  }
}
