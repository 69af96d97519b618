/** An operand in two places: here, where cases fill and check it, and in a peer's process, where it is computed with. */
import type { DType, Values } from '../../../src/matrix.ts'
import type { Operand } from '../../cases/case.ts'
import type { PeerProcess } from './peer-process.ts'

let lastId = 0

export class RemoteOperand implements Operand {
  readonly id = ++lastId
  readonly rows: number
  readonly cols: number
  readonly dtype: DType
  readonly #process: PeerProcess
  readonly #shape: readonly number[]
  #data: Values | undefined
  /** Whose numbers hold. `here` as soon as somebody had the array in hand: it may have been written. */
  #holds: 'here' | 'both' | 'there' = 'here'

  /** A vector has one dimension for NumPy, and `cols` 1 for us. */
  constructor(process: PeerProcess, shape: readonly [rows: number, ...cols: number[]], dtype: DType) {
    this.#process = process
    this.#shape = shape
    this.rows = shape[0]
    this.cols = shape[1] ?? 1
    this.dtype = dtype
  }

  get data(): Values {
    if (this.#holds === 'there') throw new Error(`what ${this.#process.who} computed has not been collected yet`)
    this.#holds = 'here'
    return this.#array()
  }

  /** Before the peer reads it. */
  bringThere(): void {
    if (this.#holds !== 'here') return
    const { buffer, byteOffset, byteLength } = this.#array()
    const header = { do: 'put', id: this.id, dtype: this.dtype, shape: this.#shape, bytes: byteLength }
    this.#process.send(header, new Uint8Array(buffer, byteOffset, byteLength))
    this.#holds = 'both'
  }

  /** The peer has written it. */
  wasWritten(): void {
    this.#holds = 'there'
  }

  async bringHere(): Promise<void> {
    if (this.#holds !== 'there') return
    const { payload } = await this.#process.ask({ do: 'get', id: this.id })
    const { buffer, byteOffset, byteLength } = this.#array()
    if (payload.byteLength !== byteLength)
      throw new Error(
        `${this.#process.who} answered with ${payload.byteLength} bytes where ${byteLength} were expected`
      )
    new Uint8Array(buffer, byteOffset, byteLength).set(payload)
    this.#holds = 'both'
  }

  dispose(): void {
    this.#process.send({ do: 'drop', id: this.id })
    this.#data = undefined
    this.#holds = 'here'
  }

  /** Made when first wanted: most results are never looked at. */
  #array(): Values {
    const length = this.rows * this.cols
    this.#data ??= this.dtype === 'f64' ? new Float64Array(length) : new Float32Array(length)
    return this.#data
  }
}
