import type { Check } from './check.js'
import { registryBooks } from './registry-books.js'

interface Correction {
  id: string
  dossier_id: string
  claimed_value: number
}

/** Every correction, acknowledged or not, is with the dossier once and at the registry that keeps the record once. */
export const corrections: Check = async ({ system, journal }) => {
  const opened = await system.rows<Correction & { registry: string }>(
    'dossiers',
    'select id, dossier_id, registry, claimed_value from correction',
  )
  const arrived = new Map<string, Correction & { registry: string }>()
  for (const { registry, host, schema } of registryBooks) {
    const rows = await system.rows<Correction>(
      host,
      `select correction_id as id, dossier_id, claimed_value from ${schema}.correction_claim`,
    )
    for (const row of rows) arrived.set(row.id, { ...row, registry })
  }
  const found = opened.flatMap((correction) => {
    const there = arrived.get(correction.id)
    if (!there) return [`Correction ${correction.id} did not arrive at ${correction.registry}.`]
    const isSame = there.registry === correction.registry && there.claimed_value === correction.claimed_value
    return isSame ? [] : [`Correction ${correction.id} arrived at ${there.registry} as something else.`]
  })
  const ids = new Set(opened.map(({ id }) => id))
  for (const { id, registry } of arrived.values())
    if (!ids.has(id)) found.push(`${registry} holds correction ${id} that no dossier opened.`)
  const byClaim = Map.groupBy(opened, ({ claimed_value }) => claimed_value)
  for (const journey of journal.journeys) {
    const keys = Map.groupBy(journey.corrections, ({ key }) => key)
    for (const sent of keys.values()) {
      const { claimedValue } = sent[0] as (typeof sent)[number]
      const kept = byClaim.get(claimedValue) ?? []
      const told = new Set(sent.flatMap(({ correctionId }) => correctionId ?? []))
      if (kept.length > 1)
        found.push(
          `One correction of dossier ${journey.id} was opened ${kept.length} times (${journey.key ? 'with' : 'without'} a key).`,
        )
      for (const id of told)
        if (!kept.some((correction) => correction.id === id)) found.push(`Acknowledged correction ${id} is not there.`)
    }
  }
  return found
}
