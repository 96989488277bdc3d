import { createHash } from 'node:crypto'
import type { FormDocument, SnapshotField } from '#contracts'
import { repeatsIn, type RepeatInput } from './repeat.rules.js'

const keyed = (value: string) => createHash('sha256').update(`key ${value}`).digest('hex')
const why = { vi: 'Vì sao', en: 'Why' }
const text = { type: 'string' } as const
const form: Pick<FormDocument, 'bindings' | 'schema'> = {
  schema: {
    type: 'object',
    properties: {
      name: text,
      area: { type: 'number' },
      wish: text,
      kind: { type: 'string', enum: ['verified'] },
      job: text,
    },
  },
  bindings: {
    '/name': { mode: 'registry', concept: 'person.fullName', subject: 'applicant', why },
    '/area': { mode: 'registry', concept: 'land.home.floorArea', subject: 'applicant', why },
    '/wish': { mode: 'ask', why },
    '/kind': { mode: 'ask', why },
    '/job': { mode: 'ask', concept: 'land.home.floorArea', subject: 'spouse', why },
  },
}
const provided = (path: string, concept: string, value: unknown): SnapshotField => ({
  ...{ path, concept, value, status: 'provided', editable: false },
})
const fields = [
  provided('/name', 'person.fullName', 'Nguyễn Thị Lan'),
  provided('/area', 'land.home.floorArea', 84.5),
  provided('/status', 'land.status', 'verified'),
]
const repeats = (answers: Record<string, unknown>, change: Partial<RepeatInput> = {}) =>
  repeatsIn({ form: form as FormDocument, answers, fields, disputed: [], ...change }, keyed)

describe('what was typed and a registry holds', () => {
  it('is a gap that a later look-up filled with the same', () => {
    expect(repeats({ '/area': 84.5 })).toEqual([{ path: '/area', concept: 'land.home.floorArea' }])
    expect(repeats({ '/area': 80 })).toEqual([])
    expect(repeats({ '/area': 84.5 }, { fields: [] })).toEqual([])
  })

  it('is the answer to a question nobody knew, if it is long enough to be no accident', () => {
    expect(repeats({ '/wish': ' nguyễn  thị LAN' })).toEqual([{ path: '/wish', concept: 'person.fullName' }])
    expect(repeats({ '/wish': 'Nguyễn Thị Lan'.normalize('NFD') })).toHaveLength(1)
    expect(repeats({ '/wish': '84.5' })).toEqual([])
    expect(repeats({ '/wish': 'Một căn hộ' })).toEqual([])
  })

  it('is never a choice from a list, what is in dispute, or a fact about somebody else', () => {
    expect(repeats({ '/kind': 'verified' })).toEqual([])
    expect(repeats({ '/area': 84.5 }, { disputed: ['/area'] })).toEqual([])
    expect(repeats({ '/job': 84.5 })).toEqual([])
  })

  it('is a question that names the concept another field was given', () => {
    const again = { '/wish': { mode: 'ask', concept: 'land.home.floorArea', why } } as const
    const asking = { ...(form as FormDocument), bindings: { ...form.bindings, ...again } }
    expect(repeats({ '/wish': 84.5 }, { form: asking })).toEqual([{ path: '/wish', concept: 'land.home.floorArea' }])
  })

  it('is nothing where nothing was typed', () => {
    expect(repeats({ '/area': null, '/wish': '  ', '/name': { a: 1 } })).toEqual([])
  })

  it('compares keyed hashes only', () => {
    const seen: string[] = []
    repeatsIn({ form: form as FormDocument, answers: { '/area': 84.5 }, fields, disputed: [] }, (value) => {
      seen.push(value)
      return 'the same for all'
    })
    expect(seen).toContain('84.5')
    expect(
      repeatsIn({ form: form as FormDocument, answers: { '/area': 1 }, fields, disputed: [] }, () => 'same'),
    ).toHaveLength(1)
  })
})
