import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import type { HeldConcepts } from '#registry'
import { readSeeds, seedFolder } from '../../apps/catalog/src/seeding/read-seeds.js'

const dictionary = readSeeds(seedFolder, '2026-11-25').flatMap(({ type, value }) => (type === 'concept' ? [value] : []))

/** The concepts each registry answers: the tables named `…Concepts` in the *.concepts.ts of the apps. */
const held = (
  await Promise.all(
    globSync('apps/*/src/**/*.concepts.ts').map(
      async (file) => (await import(resolve(file))) as Record<string, HeldConcepts<never>>,
    ),
  )
).flatMap((module) => Object.entries(module).flatMap(([name, table]) => (name.endsWith('Concepts') ? [table] : [])))

describe('the shared dictionary', () => {
  it('says of every concept whether its registry answers it', () => {
    const answered = held.flatMap((concepts) => Object.keys(concepts))
    const unplanned = dictionary.filter(({ planned }) => !planned).map(({ id }) => id)
    expect(unplanned.sort()).toEqual([...answered, 'person.match'].sort())
  })

  it('gives two concepts no label in common, but for what everyone has', () => {
    const twins = [
      ...Map.groupBy(
        dictionary.flatMap(({ id, labels }) => labels.map((label) => ({ id, label }))),
        ({ label }) => label.toLocaleLowerCase('vi'),
      ),
    ]
      .filter(([, uses]) => uses.length > 1)
      .map(([label, uses]) => `${label}: ${uses.map(({ id }) => id).join(', ')}`)
    expect(twins).toEqual([])
  })
})
