import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The directory with `package.json`, above the sources as well as above `dist`. */
export const repository = topAbove(dirname(fileURLToPath(import.meta.url)))

function topAbove(directory: string): string {
  return existsSync(join(directory, 'package.json')) ? directory : topAbove(dirname(directory))
}
