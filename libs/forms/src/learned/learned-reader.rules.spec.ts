import { pathToFileURL } from 'node:url'
import { StartError } from '#contracts'
import { LearnedReader } from './learned-reader.rules.js'
import { learnedReader, readerOf } from './read-weights.js'
import { textOfWeights, weightsOfText } from './weights-text.rules.js'

const label = (vi: string) => ({ label: { vi, en: vi } })
const any = () => true

describe('the learned reader', () => {
  const weights = {
    concepts: ['person.birthDate', 'person.fullName'],
    grams: new Map([
      ['bias', { held: -5, concepts: [] }],
      ['w:sinh ngay', { held: 40, concepts: [[0, 7] as const] }],
      ['a:ngà', { held: 30, concepts: [] }],
      ['a:ng', { held: 30, concepts: [] }],
      ['h:nguoi mua', { held: -90, concepts: [] }],
      ['w:ten', { held: 10, concepts: [[1, 9] as const] }],
    ]),
  }
  const reader = new LearnedReader(weights)

  it('sums the weights of what it sees, and names the concept and the words that decided', () => {
    expect(reader.read(label('Sinh ngày'), any)).toEqual({
      ...{ score: 65, concept: 'person.birthDate' },
      because: ['sinh ngay', 'ngà'],
    })
  })

  it('names what speaks against where it finds a question honest', () => {
    const seen = reader.read({ ...label('Sinh ngày'), heading: 'Người mua' }, any)
    expect(seen).toMatchObject({ score: -25, because: ['nguoi mua'] })
  })

  it('knows no concept that is not in the dictionary of today', () => {
    expect(reader.read(label('Sinh ngày'), (id) => id === 'person.fullName')?.concept).toBe('person.fullName')
    expect(reader.read(label('Sinh ngày'), () => false)).toBeUndefined()
  })

  it('reads a text of weights as it was written', () => {
    expect(weightsOfText(textOfWeights(weights))).toEqual({
      ...weights,
      grams: new Map([...weights.grams].sort(([left], [right]) => (left < right ? -1 : 1))),
    })
  })

  it('explains by parts of the words, whatever their composition', () => {
    const seen = learnedReader().read(label('Sinh ngày, tháng, năm nào?'), any)
    expect(seen?.because.length).toBeGreaterThan(0)
    for (const name of seen?.because ?? [])
      expect(['sinh ngày tháng năm nào', 'sinh ngay thang nam nao'].some((text) => text.includes(name))).toBe(true)
    expect(learnedReader().read(label('Sinh ngày, tháng, năm nào?'.normalize('NFD')), any)).toEqual(seen)
  })

  it('is not made of a file that is another one, or none', () => {
    expect(() => readerOf(new URL(import.meta.url))).toThrow(StartError)
    expect(() => readerOf(new URL(import.meta.url))).toThrow(/SHA-256 differs/)
    expect(() => readerOf(pathToFileURL('/nowhere/weights.txt'))).toThrow(/cannot be read/)
  })
})
