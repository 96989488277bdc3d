import { readdirSync, readFileSync } from 'node:fs'

/** Ticks of /proc/<pid>/stat in a second (USER_HZ, 100 on every Linux of today). */
const ticksPerSecond = 100
const pageBytes = 4096

/** Processes that are counted as one: a Node process, or PostgreSQL with all its backends. */
export interface Counted {
  name: string
  pid: number
  /** Count the processes below it too. */
  withChildren?: boolean
}

/** Processor milliseconds used so far and resident memory in MB. */
export interface Usage {
  cpu: number
  memory: number
}

/** The usage of each by name; one that is gone is left out. */
export function usageOf(counted: readonly Counted[]): Map<string, Usage> {
  const children = counted.some(({ withChildren }) => withChildren) ? parents() : []
  const usages = counted.flatMap(({ name, pid, withChildren }) => {
    const usage = withChildren ? sumOf(pid, children) : usageOfOne(pid)
    return usage ? [[name, usage] as const] : []
  })
  return new Map(usages)
}

/** The ids of the processes a process started, with the given command name. */
export function childrenOf(parent: number, command: string): number[] {
  return parents()
    .filter(([pid, ppid]) => ppid === parent && statOf(pid)?.command === command)
    .map(([pid]) => pid)
}

/** Milliseconds all cores were busy and idle so far. */
export function machineUsage(): { busy: number; idle: number } {
  const numbers = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').trim().split(/\s+/).slice(1).map(Number)
  const idle = (numbers[3] ?? 0) + (numbers[4] ?? 0)
  const all = numbers.slice(0, 8).reduce((sum, ticks) => sum + ticks, 0)
  return { busy: milliseconds(all - idle), idle: milliseconds(idle) }
}

/** A server's backends share most of their memory, so its sum counts each page by the part a process has of it. */
function sumOf(pid: number, all: readonly (readonly [number, number])[]): Usage | undefined {
  const own = usageOfOne(pid)
  if (!own) return undefined
  const below = all.filter(([, parent]) => parent === pid).map(([child]) => child)
  const cpu = below.reduce((sum, child) => sum + (usageOfOne(child)?.cpu ?? 0), own.cpu + endedChildren(pid))
  return { cpu, memory: [pid, ...below].reduce((sum, each) => sum + proportionalMemory(each), 0) }
}

function usageOfOne(pid: number): Usage | undefined {
  const stat = statOf(pid)
  if (!stat) return undefined
  const { fields } = stat
  const cpu = milliseconds(Number(fields[11]) + Number(fields[12]))
  return { cpu, memory: (Number(fields[21]) * pageBytes) / 1_048_576 }
}

function endedChildren(pid: number): number {
  const fields = statOf(pid)?.fields ?? []
  return milliseconds(Number(fields[13] ?? 0) + Number(fields[14] ?? 0))
}

function proportionalMemory(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** The fields after the command, from the state (field 3 of proc(5)) on. */
function statOf(pid: number): { command: string; fields: string[] } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const end = text.lastIndexOf(')')
    return { command: text.slice(text.indexOf('(') + 1, end), fields: text.slice(end + 2).split(' ') }
  } catch {
    return undefined
  }
}

function parents(): (readonly [pid: number, parent: number])[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), Number(statOf(Number(name))?.fields[1] ?? 0)] as const)
}

function milliseconds(ticks: number): number {
  return (ticks * 1000) / ticksPerSecond
}
