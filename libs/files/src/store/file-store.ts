import type { Readable } from 'node:stream'

/**
 * Where files are kept, under names of our own (UUIDs). A file is written once, whole or not at all, and never changed.
 * Every method throws `store_unavailable` where the store is away or full.
 */
export interface FileStore {
  /** Keeps a copy of a local file. */
  put(name: string, path: string): Promise<void>
  /** Throws `file_missing` where the store has no such file. */
  get(name: string): Promise<Readable>
  /** Has no effect where there is no such file. */
  remove(name: string): Promise<void>
  /** The names of the files that were put before a time, in no order. */
  olderThan(time: Date): AsyncIterable<string>
}

/** The injection token of the {@link FileStore}. */
export const FILE_STORE = Symbol('FileStore')

const names = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a text can be the name of a file: no path, no letter case that one store tells apart and another does not. */
export function isFileName(text: string): boolean {
  return names.test(text)
}

/** Throws `TypeError` for a name that is none: names never come from outside. */
export function assertFileName(name: string): void {
  if (!isFileName(name)) throw new TypeError('A file is named by a UUID in lower case.')
}
