/** The part of the threads' time in which they ran: CPU time, summed over threads, ÷ (elapsed time × threads). */
export function utilisation(cpu: number, wall: number, threads: number): number {
  return cpu / (wall * threads)
}
