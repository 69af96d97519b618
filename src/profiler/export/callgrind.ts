/** Callgrind's format, for KCachegrind: every thread a part, microseconds of wall and CPU time, calls between functions. */
import type { Lane, Profile } from '../profile.ts'
import { inclusiveTimes } from './stacks.ts'

interface Costs {
  wall: number
  cpu: number
}

interface Call extends Costs {
  calls: number
}

export function callgrind(profile: Profile): string {
  const head = ['# callgrind format', 'version: 1', 'creator: heddle', `cmd: ${profile.command.join(' ')}`]
  const events = ['event: Wall : wall time, µs', 'event: CPU : CPU time, µs', 'events: Wall CPU', 'positions: line']
  const parts = profile.lanes.map(
    (lane, i) => `part: ${i + 1}\ndesc: Trigger: thread ${lane.thread.name}\n${body(lane)}`
  )
  return `${[...head, ...events, '', ...parts].join('\n')}\n`
}

function body(lane: Lane): string {
  const own = lane.frames.map((): Costs => ({ wall: 0, cpu: 0 }))
  const called = lane.frames.map(() => new Map<number, Call>())
  const inclusive = inclusiveTimes(lane)
  lane.nodes.forEach(({ frame, parent, wall, cpu, calls }, node) => {
    own[frame].wall += wall
    own[frame].cpu += cpu
    if (parent < 0) return
    const callees = called[lane.nodes[parent].frame]
    const call = callees.get(frame) ?? { calls: 0, wall: 0, cpu: 0 }
    callees.set(frame, call)
    call.calls += calls
    if (isInsideItself(lane, node)) return
    call.wall += inclusive[node].wall
    call.cpu += inclusive[node].cpu
  })
  return lane.frames
    .map(({ line }, frame) => {
      const calls = [...called[frame]].map(
        ([callee, call]) =>
          `${place('c', lane, callee)}\ncalls=${call.calls} ${lane.frames[callee].line}\n${line} ${costs(call)}`
      )
      return [place('', lane, frame), `${line} ${costs(own[frame])}`, ...calls, ''].join('\n')
    })
    .join('\n')
}

/** Whether the same call, caller to callee, is around it: its time is part of that one's already. */
function isInsideItself({ nodes }: Lane, node: number): boolean {
  const { frame, parent } = nodes[node]
  const caller = nodes[parent].frame
  for (let at = parent; nodes[at].parent >= 0; at = nodes[at].parent)
    if (nodes[at].frame === frame && nodes[nodes[at].parent].frame === caller) return true
  return false
}

/** Functions of one name in one file are told apart by their column. */
function place(prefix: '' | 'c', { frames }: Lane, frame: number): string {
  const { name, file, line, column } = frames[frame]
  const isUnique = frames.filter((each) => each.name === name && each.file === file).length === 1
  return `${prefix === 'c' ? 'cfi' : 'fl'}=${file}\n${prefix}fn=${isUnique ? name : `${name} ${line}:${column}`}`
}

function costs({ wall, cpu }: Costs): string {
  return `${Math.round(wall * 1000)} ${Math.round(cpu * 1000)}`
}
