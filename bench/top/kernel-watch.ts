/**
 * Which kernel each rank of a Heddle team is in, read from outside through /proc/PID/mem: the team's control block and
 * slots (assembly/abi.ts) say it anyway, so the watched program does nothing for it. Linux lets a process read the
 * memory of its own children, and of others of the same user where kernel.yama.ptrace_scope is 0; where it does not,
 * nothing is known and only the thread's state is shown.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import {
  BUILD,
  CONTROL,
  DEPTH,
  DONE,
  ENTRY,
  FRAME_BYTES,
  FRAME_ROW,
  FRAMES,
  GO,
  GO_CLOSE,
  MAX_FRAMES,
  MAX_RANKS,
  PLATE,
  PLATE_BYTES,
  PLATE_MARK,
  PLATE_NAMES,
  PLATE_SIZE,
  SLOT_BYTES,
  SLOTS,
  TID
} from '../../assembly/abi.ts'
import { readText } from '../../src/machine/kernel-files.ts'
import { MARK, type PlateNames } from '../../src/team/name-plate.ts'

/** WebAssembly memories come in pages of 64 KiB, and a team's is never smaller than the slots. */
const PAGE = 0x10000
const SMALLEST = 0x100000
/** More text than this is no plate of ours. */
const LONGEST_NAMES = 0x10000
const SLOT_HEAD = FRAMES + MAX_FRAMES * FRAME_BYTES

interface TeamMemory {
  /** In the other process. */
  readonly address: number
  readonly size: number
  readonly names: PlateNames
}

interface Thread {
  readonly tid: number
  readonly name: string
}

export class KernelWatch {
  readonly #proc: string
  /** The teams found so far, by process number. */
  readonly #teams = new Map<number, readonly TeamMemory[]>()

  constructor(proc = '/proc') {
    this.#proc = proc
  }

  /**
   * The kernel that each rank is in, '' for none, by thread number; threads that are no ranks are left out. Only a
   * process with a thread that calls itself a rank is looked into.
   */
  look(pid: number, threads: readonly Thread[]): Map<number, string> {
    const found = new Map<number, string>()
    const ranks = threads.filter(({ name }) => name.startsWith('heddle rank'))
    if (ranks.length === 0) {
      this.#teams.delete(pid)
      return found
    }
    const memory = open(join(this.#proc, `${pid}/mem`))
    if (memory === null) return found
    try {
      this.#ask(pid, memory, found)
      if (ranks.every(({ tid }) => found.has(tid))) return found
      // A team that was not there when we looked last.
      this.#teams.set(pid, findTeams(readText(join(this.#proc, `${pid}/maps`)) ?? '', memory))
      this.#ask(pid, memory, found)
      return found
    } finally {
      closeSync(memory)
    }
  }

  #ask(pid: number, memory: number, found: Map<number, string>): void {
    for (const team of this.#teams.get(pid) ?? []) readRanks(memory, team, found)
  }
}

/** A team's memory is a mapping of its own, of whole pages, with its plate in place. */
function findTeams(maps: string, memory: number): TeamMemory[] {
  const teams: TeamMemory[] = []
  for (const [, start, end] of maps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw-p 0+ 00:00 0\s*$/gm)) {
    const address = Number.parseInt(start, 16)
    const length = Number.parseInt(end, 16) - address
    if (length < SMALLEST || length % PAGE !== 0) continue
    const team = readPlate(memory, address)
    if (team !== null) teams.push(team)
  }
  return teams
}

function readPlate(memory: number, address: number): TeamMemory | null {
  const plate = read(memory, address + PLATE, PLATE_BYTES + 4)
  if (plate === null || !plate.subarray(PLATE_MARK, MARK.length).equals(MARK)) return null
  const size = plate.readInt32LE(PLATE_SIZE)
  const length = plate.readInt32LE(PLATE_BYTES)
  if (size < 1 || size > MAX_RANKS || length < 0 || length > LONGEST_NAMES) return null
  const text = read(memory, address + plate.readUInt32LE(PLATE_NAMES), length)
  return text === null ? null : { address, size, names: JSON.parse(text.toString()) }
}

function readRanks(memory: number, { address, size, names }: TeamMemory, found: Map<number, string>): void {
  const control = read(memory, address + CONTROL, 64)
  for (let rank = 0; control !== null && rank < size; rank++) {
    const slot = read(memory, address + SLOTS + rank * SLOT_BYTES, SLOT_HEAD)
    if (slot === null) return
    const go = slot.readInt32LE(GO)
    const idle = go === GO_CLOSE || go === slot.readInt32LE(DONE)
    found.set(slot.readInt32LE(TID), idle ? '' : kernelName(control, slot, names))
  }
}

/** The export, and while the profiler is on the innermost stage that is open in it. */
function kernelName(control: Buffer, slot: Buffer, { exports, stages }: PlateNames): string {
  const name = exports[control.readInt32LE(ENTRY)] ?? '?'
  const depth = control.readInt32LE(BUILD) === 1 ? Math.min(slot.readInt32LE(DEPTH), MAX_FRAMES) : 0
  if (depth <= 0) return name
  const stage = stages[slot.readInt32LE(FRAMES + (depth - 1) * FRAME_BYTES + FRAME_ROW)]
  return stage === undefined ? name : `${stage} in ${name}`
}

function open(path: string): number | null {
  try {
    return openSync(path, 'r')
  } catch {
    return null
  }
}

/** Null when there is no such memory any more. */
function read(memory: number, address: number, length: number): Buffer | null {
  const bytes = Buffer.alloc(length)
  try {
    return readSync(memory, bytes, 0, length, address) === length ? bytes : null
  } catch {
    return null
  }
}
