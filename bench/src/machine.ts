import { cpus, release, totalmem, type } from 'node:os'

/** The machine the figures belong to. */
export interface Machine {
  processor: string
  cores: number
  memoryMb: number
  system: string
  node: string
}

/** Describes this machine without its name or addresses. */
export function describeMachine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryMb: Math.round(totalmem() / 1_048_576),
    system: `${type()} ${release()}`,
    node: process.version,
  }
}
