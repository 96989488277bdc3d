import { pathToFileURL } from 'node:url'
import { StartError } from '#contracts'
import { LearnedReader } from './learned-reader.rules.js'
import { learnedReader, readerOf } from './read-weights.js'
import { textOfWeights, weightsOfText } from './weights-text.rules.js'

const label = (vi: string) => ({ label: { vi, en: vi } })

describe('the learned reader', () => {
  const weights = {
    limits: { held: 10, placed: 20, honest: -30 },
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
    expect(reader.read(label('Sinh ngày'))).toEqual({
      ...{ score: 65, concept: 'person.birthDate' },
      because: { words: ['sinh ngày'], grams: ['w:sinh ngay', 'a:ngà'] },
    })
  })

  it('names what speaks against where it finds a question honest', () => {
    const seen = reader.read({ ...label('Sinh ngày'), heading: 'Người mua' })
    expect(seen).toMatchObject({ score: -25, because: { words: ['người mua'], grams: ['h:nguoi mua'] } })
  })

  it('knows no concept that is not in the dictionary of today', () => {
    const ofNames = reader.among((id) => id === 'person.fullName')
    expect(ofNames.read(label('Sinh ngày'))?.concept).toBe('person.fullName')
    expect(ofNames.hasLearned('person.birthDate')).toBe(true)
    expect(reader.among(() => false).read(label('Sinh ngày'))).toBeUndefined()
  })

  it('reads a text of weights as it was written', () => {
    expect(weightsOfText(textOfWeights(weights))).toEqual({
      ...weights,
      grams: new Map([...weights.grams].sort(([left], [right]) => (left < right ? -1 : 1))),
    })
  })

  it('explains by whole words with their accents, whatever their composition', () => {
    const seen = learnedReader().read(label('Sinh ngày, tháng, năm nào?'))
    expect(seen?.because.words.length).toBeGreaterThan(0)
    for (const words of seen?.because.words ?? []) expect(' sinh ngày tháng năm nào ').toContain(` ${words} `)
    expect(learnedReader().read(label('Sinh ngày, tháng, năm nào?'.normalize('NFD')))).toEqual(seen)
  })

  it('explains what was named by what speaks for that concept', () => {
    const sameOfAll = { held: 5, concepts: [] }
    const read = new LearnedReader({
      ...weights,
      grams: new Map([
        ['w:sinh', sameOfAll],
        ['w:ngay', { held: 1, concepts: [[0, 90] as const] }],
        ['w:ten', { held: 1, concepts: [[1, 80] as const] }],
      ]),
    }).read(label('Sinh ngày tên'))
    expect(read).toMatchObject({ concept: 'person.birthDate', because: { words: ['ngày', 'sinh', 'tên'] } })
  })

  it('is not made of a file that is another one, or none', () => {
    expect(() => readerOf(new URL(import.meta.url))).toThrow(StartError)
    expect(() => readerOf(new URL(import.meta.url))).toThrow(/SHA-256 differs/)
    expect(() => readerOf(pathToFileURL('/nowhere/weights.txt'))).toThrow(/cannot be read/)
  })
})
