/** The functions of a rank's table by number: 0 is the table's own, then the stages by row, then the exports by entry. */
import { MAX_ROWS } from '../../assembly/abi.ts'

export function stageFunction(row: number): number {
  return 1 + row
}

export function regionFunction(entry: number): number {
  return 1 + MAX_ROWS + entry
}
