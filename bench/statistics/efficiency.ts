/** Speed-up a thread: 1 when twice the threads take half the time. */
export function efficiency(speedup: number, threads: number): number {
  return speedup / threads
}
