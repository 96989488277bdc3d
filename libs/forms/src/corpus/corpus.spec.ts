import { surroundingsOf } from '../../../../apps/catalog/src/forms/surroundings-of.js'
import { readSeeds, seedFolder } from '../../../../apps/catalog/src/seeding/read-seeds.js'
import { measureCorpus } from './measure-corpus.js'
import { measurePlaces } from './measure-places.js'
import { halves, readCorpus } from './read-corpus.js'

const today = '2026-11-25'
const around = surroundingsOf(readSeeds(seedFolder, today), today)

describe('the corpus of forms', () => {
  it('is large enough to measure with', () => {
    const forms = halves.flatMap((half) => readCorpus(half))
    const planted = forms.flatMap((form) => form.planted)
    expect(forms.length).toBeGreaterThanOrEqual(60)
    expect(planted.filter(({ kind }) => kind === 'repeat' || kind === 'twice').length).toBeGreaterThanOrEqual(80)
    expect(planted.filter(({ kind }) => kind === 'honest').length).toBeGreaterThanOrEqual(150)
  })

  it.each([
    ['tuning', 0.95],
    ['held-out', 0.95],
    ['varied', 0.85],
  ] as const)(
    'of the part %s it refuses at least %d of the repeats and 2 %% of the honest questions',
    (half, wanted) => {
      const measured = measureCorpus(readCorpus(half), around)
      expect(measured.refused / measured.repeats).toBeGreaterThanOrEqual(wanted)
      expect(measured.falselyRefused / measured.honest).toBeLessThanOrEqual(0.02)
      expect(measured.faultsFound).toBe(measured.faults)
    },
  )

  it.each([
    ['placed-wrongly', 0, 0.08, 0.02],
    ['held-out', 0, 0.09, 0.02],
    ['varied', 0.03, 0.08, 0.02],
    // labels of registrations are those of what the register then holds: an owner has to answer
    ['placed-published', 0.03, 0.25, 0.05],
  ] as const)(
    'of questions of %s placed wrongly at most %d pass, of those placed rightly at most %d wait and %d are refused',
    (part, most, waiting, refused) => {
      const { wrong, silent, right, rightWaiting, rightRefused } = measurePlaces(readCorpus(part), around)
      expect(wrong).toBeGreaterThan(30)
      expect(silent / wrong).toBeLessThanOrEqual(most)
      expect(rightWaiting / right).toBeLessThanOrEqual(waiting)
      expect(rightRefused / right).toBeLessThanOrEqual(refused)
    },
  )
})
