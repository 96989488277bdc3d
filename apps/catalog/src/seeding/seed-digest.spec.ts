import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { seedFolder } from './read-seeds.js'
import { seedDigest } from './seed-digest.js'

describe('what seeds come to', () => {
  const root = mkdtempSync(join(tmpdir(), 'seeds-'))
  const folder = pathToFileURL(`${join(root, 'seeds')}/`)
  const entry = pathToFileURL(join(root, 'main.js'))
  beforeAll(() => {
    cpSync(fileURLToPath(seedFolder), fileURLToPath(folder), { recursive: true })
    writeFileSync(entry, 'one')
  })
  afterAll(() => rmSync(root, { recursive: true }))

  it('is the same of the same files and build, and another of any other', () => {
    const first = seedDigest(folder, entry)
    expect(seedDigest(folder, entry)).toBe(first)
    writeFileSync(new URL('forms/0.000000.json', folder), '{}')
    const second = seedDigest(folder, entry)
    writeFileSync(entry, 'two')
    const third = seedDigest(folder, entry)
    expect(new Set([first, second, third]).size).toBe(3)
  })

  it('is not known of services that were not built', () => {
    expect(seedDigest(folder, new URL('none.js', entry))).toBeUndefined()
  })
})
