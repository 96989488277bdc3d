import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { assertFileName, isFileName, type FileStore } from './file-store.js'
import { fileMissing, storeUnavailable } from './store.errors.js'

/** Files in a directory that all instances share, in folders by the last two signs of their names. */
export class DiskFiles implements FileStore {
  constructor(private readonly directory: string) {}

  async put(name: string, path: string): Promise<void> {
    const target = this.placeOf(name)
    const part = `${target}.part`
    try {
      await mkdir(this.folderOf(name), { recursive: true })
      await copyFile(path, part)
      await sync(part)
      await rename(part, target)
    } catch (error) {
      await rm(part, { force: true }).catch(() => undefined) // told below; what is left goes with old parts
      throw storeUnavailable(error)
    }
  }

  async get(name: string): Promise<Readable> {
    const place = this.placeOf(name)
    try {
      const file = await open(place, 'r')
      return file.createReadStream()
    } catch (error) {
      throw codeOf(error) === 'ENOENT' ? fileMissing() : storeUnavailable(error)
    }
  }

  async remove(name: string): Promise<void> {
    const place = this.placeOf(name)
    await Promise.all([rm(place, { force: true }), rm(`${place}.part`, { force: true })]).catch((error: unknown) => {
      throw storeUnavailable(error)
    })
  }

  async *olderThan(time: Date): AsyncIterable<string> {
    for (const folder of await listed(this.directory)) {
      for (const file of await listed(join(this.directory, folder))) {
        const name = file.replace(/\.part$/, '')
        if (!isFileName(name)) continue
        const { mtime } = (await stat(join(this.directory, folder, file)).catch(() => undefined)) ?? {}
        if (mtime && mtime < time) yield name
      }
    }
  }

  private folderOf(name: string): string {
    assertFileName(name)
    return join(this.directory, name.slice(-2))
  }

  private placeOf(name: string): string {
    return join(this.folderOf(name), name)
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Nothing where the directory is not made yet. */
async function listed(directory: string): Promise<string[]> {
  return readdir(directory).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return []
    throw storeUnavailable(error)
  })
}

function codeOf(error: unknown): unknown {
  return (error as NodeJS.ErrnoException).code
}
