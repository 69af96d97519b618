/** The files of one task in a made-up /proc. */
export interface Task {
  readonly name?: string
  readonly parent?: number
  readonly started?: number
  readonly state?: string
  /** Jiffies. */
  readonly user?: number
  readonly core?: number
  /** Nanoseconds on a core, and ready to run without one. */
  readonly schedstat?: readonly [number, number]
}

/** `folder` such as '12' or '12/task/13'. */
export function task(folder: string, task: Task = {}): Record<string, string> {
  const { name = 'node', parent = 1, started = 100, state = 'S', user = 0, core = 0, schedstat } = task
  const fields: (string | number)[] = new Array(50).fill(0)
  fields[0] = state
  fields[1] = parent
  fields[11] = user
  fields[19] = started
  fields[36] = core
  const files = { [`proc/${folder}/stat`]: `${folder.split('/').at(-1)} (${name}) ${fields.join(' ')}` }
  if (schedstat !== undefined) files[`proc/${folder}/schedstat`] = `${schedstat.join(' ')} 3`
  return files
}
