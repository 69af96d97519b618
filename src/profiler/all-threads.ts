/**
 * The tables of all threads of a profiled program. Each thread tells the others of its table once, as it starts; the
 * memory is shared, so that a table can be read while its thread is blocked, and after it has gone.
 */
import { BroadcastChannel, receiveMessageOnPort } from 'node:worker_threads'
import type { Lane, SampledThread } from './profile.ts'
import type { ProfileRow, ProfileThread } from './row.ts'
import type { ThreadUsage } from './thread-account.ts'

export interface ThreadTable {
  readonly thread: ProfileThread
  /** The kernel's number; null but on Linux. */
  readonly number: number | null
  /** When it began; performance.now()'s scale, which all threads of a process share. */
  readonly born: number
  readonly table: SharedArrayBuffer
}

/** What a thread says as it ends. */
export interface ThreadRemains {
  readonly rows: readonly ProfileRow[]
  readonly lanes: readonly Lane[]
  readonly samples: readonly SampledThread[]
  readonly left: readonly string[]
  /** What it used in all; undefined where the system does not tell. */
  readonly usage?: (ThreadUsage & { readonly id: number }) | undefined
}

type Message = { readonly started: ThreadTable } | { readonly ended: ThreadRemains }

const CHANNEL = 'heddle.profile'

export class AllThreads {
  readonly tables: ThreadTable[] = []
  readonly remains: ThreadRemains[] = []
  readonly #channel = new BroadcastChannel(CHANNEL)

  constructor() {
    this.#channel.onmessage = (event) => this.#take((event as { data: Message }).data)
    this.#channel.unref()
  }

  announce(started: ThreadTable): void {
    this.tables.push(started)
    this.#channel.postMessage({ started } satisfies Message)
  }

  leave(ended: ThreadRemains): void {
    this.#channel.postMessage({ ended } satisfies Message)
  }

  /** Takes what has been said up to now, without waiting for a turn of the event loop. */
  listen(): void {
    for (;;) {
      const received = receiveMessageOnPort(this.#channel as never) as { message: Message } | undefined
      if (received === undefined) return
      this.#take(received.message)
    }
  }

  #take(message: Message): void {
    if ('started' in message) this.tables.push(message.started)
    else this.remains.push(message.ended)
  }
}
