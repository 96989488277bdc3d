import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hostOf, type RegistryKey } from '#contracts'
import { createMissingKeys, publicKeysOf } from '#platform'
import type { TestSystem } from '../system/system.js'

/** Registers the registry `joined` for the owner of the land registry, with a key, but with no connector that runs. */
export async function joinRegistry(system: TestSystem): Promise<void> {
  const { status } = await system.as('ministry-land').send('POST', '/v1/registries', {
    ...{ id: 'joined', name: both, shortName: both, legalBasis: 'Căn cứ mẫu', updateCycle: both, updateDays: 1 },
    key: aKey(),
  })
  if (status !== 201) throw new Error(`The registry was not registered: ${status}`)
}

const both = { vi: 'Sổ thử', en: 'Trial' }

function aKey(): RegistryKey {
  const directory = mkdtempSync(join(tmpdir(), 'motlan-joined-'))
  try {
    createMissingKeys(directory, [hostOf('joined')])
    return publicKeysOf(directory, hostOf('joined'))
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
