/**
 * busy: work of a known serial part and no memory, for whoever wants to know whether the clocks, the statistics and the
 * machine tell the truth about scaling: on p ranks it takes serial + (1 − serial)/p of its time (Amdahl 1967).
 *
 * A step is one turn of Knuth's linear congruential generator (MMIX): a multiplication and an addition, each waiting
 * for the one before, so that no compiler and no vector unit can shorten it.
 */
import { SCRATCH } from '../abi'
import { barrier, ownSlot, rank, reduceSum, shareBegin, shareEnd } from '../team'

/** Team: rank 0 does `serial` steps, then all share the rest of `total`. Returns the steps that were done. */
export function busy(serial: i32, total: i32): f64 {
  let steps = rank() == 0 ? turn(serial) : 0
  barrier()
  const shared = total - serial
  steps += turn(shareEnd(shared) - shareBegin(shared))
  return reduceSum(<f64>steps)
}

function turn(steps: i32): i32 {
  let x: u64 = 1
  let done = 0
  for (; done < steps; done++) x = x * 6364136223846793005 + 1442695040888963407
  // Somebody must want x.
  store<u64>(ownSlot() + SCRATCH, x)
  return done
}
