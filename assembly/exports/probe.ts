/** Exports of probe/: What the machine can do at most for f64 and f32. Documented where the generic kernels stand. */
import { busy as busySteps } from '../probe/busy'
import { peak, peakFlops } from '../probe/peak'
import { triad } from '../probe/triad'

export function dtriad(n: i32, s: f64, b: usize, c: usize, a: usize): void {
  triad<f64>(n, s, b, c, a)
}
export function striad(n: i32, s: f64, b: usize, c: usize, a: usize): void {
  triad<f32>(n, s, b, c, a)
}

export function busy(serial: i32, total: i32): f64 {
  return busySteps(serial, total)
}

export function dpeak(iterations: i32): f64 {
  return peak<f64>(iterations)
}
export function speak(iterations: i32): f64 {
  return peak<f32>(iterations)
}

/** Flops that one rank's peak does. */
export function dpeakFlops(iterations: i32): f64 {
  return peakFlops<f64>(iterations)
}
export function speakFlops(iterations: i32): f64 {
  return peakFlops<f32>(iterations)
}
