import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileStore } from '#files'

/** Puts a paper this service made into the file store; what no row claims is removed an hour later. */
export async function storeFile(files: FileStore, id: string, content: Uint8Array): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'motlan-paper-'))
  try {
    const path = join(directory, id)
    await writeFile(path, content, { mode: 0o600 })
    await files.put(id, path)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
