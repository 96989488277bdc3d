import { readSeeds, seedFolder } from '../../apps/catalog/src/seeding/read-seeds.js'
import { homeConcepts, parcelConcepts } from '../../apps/land/src/land.concepts.js'
import {
  birthConcepts,
  deathConcepts,
  divorceConcepts,
  marriageConcepts,
} from '../../apps/population/src/civil-status/civil-status.concepts.js'
import {
  householdConcepts,
  memberConcepts,
  personConcepts,
  spouseConcepts,
} from '../../apps/population/src/population.concepts.js'
import { incomeConcepts, taxpayerConcepts } from '../../apps/tax/src/tax.concepts.js'

const dictionary = readSeeds(seedFolder, '2026-11-25').flatMap(({ type, value }) => (type === 'concept' ? [value] : []))

describe('the shared dictionary', () => {
  it('says of every concept whether its registry answers it', () => {
    const held = [
      householdConcepts,
      personConcepts,
      spouseConcepts,
      memberConcepts,
      incomeConcepts,
      taxpayerConcepts,
      homeConcepts,
    ]
    const civilStatus = [birthConcepts, marriageConcepts, divorceConcepts, deathConcepts]
    const answered = [...held, parcelConcepts, ...civilStatus].flatMap((concepts) => Object.keys(concepts))
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
