import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { unitDataFolder } from '#vietnam'

/** The entry of the built services, whose imports name the content of everything that was built (tools/server). */
const builtEntry = new URL('../../../../server/main.js', import.meta.url)

/**
 * What seeds of a folder come to depends on: their files, the units of the country, and the build that reads and judges
 * them. Undefined of services that were not built.
 */
export function seedDigest(folder: URL, entry = builtEntry): string | undefined {
  if (!existsSync(entry)) return undefined
  const hash = createHash('sha256')
  for (const file of [entry, ...filesOf(folder), ...filesOf(unitDataFolder)])
    hash.update(`${file.pathname.split('/').at(-1)}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

function filesOf(folder: URL): URL[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = found.map(({ parentPath, name }) => `${parentPath}/${name}`)
  return paths.sort().map((path) => new URL(`file://${path}`))
}
