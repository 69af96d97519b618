/** Every error that Heddle throws on purpose: a class a kind, with a stable `code`, and a message of one line. */
export abstract class HeddleError extends Error {
  abstract readonly code: string

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
  }
}

/** A shape, stride or length that does not fit: names the argument and what was expected. */
export class DimensionError extends HeddleError {
  readonly code = 'HEDDLE_DIMENSION'
  readonly argument: string

  constructor(argument: string, expected: string, got: unknown) {
    super(`${argument}: expected ${expected}, got ${String(got)}`)
    this.argument = argument
  }
}

/** An argument that is not a shape: a thread count, a seed, an option. */
export class ArgumentError extends HeddleError {
  readonly code = 'HEDDLE_ARGUMENT'
}

/** NaN or Infinity where only finite numbers make sense. */
export class NonFiniteError extends HeddleError {
  readonly code = 'HEDDLE_NON_FINITE'
  readonly row: number
  readonly column: number

  constructor(argument: string, row: number, column: number, value: number) {
    super(`${argument}: element (${row}, ${column}) is ${value}; every element must be finite`)
    this.row = row
    this.column = column
  }
}

/** The shared memory can not hold what was asked. Sizes in bytes. */
export class OutOfMemoryError extends HeddleError {
  readonly code = 'HEDDLE_OUT_OF_MEMORY'
  readonly asked: number
  readonly left: number

  constructor(asked: number, left: number, limit: number) {
    const mebibytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`
    super(
      `shared memory: ${mebibytes(asked)} asked, the largest free block can be ${mebibytes(left)} of the limit ${mebibytes(limit)}; dispose of matrices or make smaller ones`
    )
    this.asked = asked
    this.left = left
  }
}

/** A worker thread threw, trapped or died; `cause` is what it threw. The team works on, with a new worker in its place. */
export class WorkerError extends HeddleError {
  readonly code = 'HEDDLE_WORKER'
  readonly rank: number

  constructor(rank: number, cause: Error) {
    super(`rank ${rank}: ${cause.message}`, { cause })
    this.rank = rank
  }
}

/** An iteration did not converge; `info` is LAPACK's. */
export class ConvergenceError extends HeddleError {
  readonly code = 'HEDDLE_CONVERGENCE'
  readonly info: number

  constructor(routine: string, info: number) {
    super(`${routine}: did not converge (info = ${info})`)
    this.info = info
  }
}

/** This JavaScript engine lacks something that was asked for. */
export class EngineError extends HeddleError {
  readonly code = 'HEDDLE_ENGINE'
}

/** The team was closed before the call. */
export class TeamClosedError extends HeddleError {
  readonly code = 'HEDDLE_TEAM_CLOSED'

  constructor() {
    super('the team is closed; make another with createTeam()')
  }
}

/** The profiler was asked for what it can not do now: a second profile at once, or one that has ended. */
export class ProfilerError extends HeddleError {
  readonly code = 'HEDDLE_PROFILER'
}
