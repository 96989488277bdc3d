import type { FormDocument, SnapshotField } from '#contracts'
import { placesOfOneInTwoRoles } from './people.rules.js'

const of = (subject: string, concept: string) => ({ mode: 'registry', concept, subject }) as never
const form = {
  subjects: { partner: {}, witness: {} },
  bindings: {
    '/applicant/personId': of('applicant', 'person.personId'),
    '/applicant/fullName': of('applicant', 'person.fullName'),
    '/applicant/birthDate': of('applicant', 'person.birthDate'),
    '/partner/personId': of('partner', 'person.personId'),
    '/partner/fullName': of('partner', 'person.fullName'),
    '/partner/birthDate': of('partner', 'person.birthDate'),
    '/witness/personId': of('witness', 'person.personId'),
  },
} as unknown as FormDocument
const provided = (path: string, value: string) =>
  ({ path, status: 'provided', value, editable: false }) as SnapshotField
const minh = [
  provided('/applicant/personId', '001096027431'),
  provided('/applicant/fullName', 'Đỗ Quang Minh'),
  provided('/applicant/birthDate', '1996-02-27'),
]
const places = (answers: Record<string, unknown>, fields = minh) => placesOfOneInTwoRoles(form, fields, answers)

describe('one person in two roles', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['by her number', { '/partner/personId': '001096027431' }, ['/partner/personId']],
    [
      'by name and birth date without a number',
      { '/partner/fullName': 'ĐỖ QUANG MINH', '/partner/birthDate': '1996-02-27' },
      ['/partner/fullName'],
    ],
    [
      'by two typed roles',
      { '/partner/personId': '052190035174', '/witness/personId': '052190035174' },
      ['/partner/personId', '/witness/personId'],
    ],
    [
      'not by name and birth date where the numbers differ',
      { '/partner/personId': '052190035174', '/partner/fullName': 'Đỗ Quang Minh', '/partner/birthDate': '1996-02-27' },
      [],
    ],
    ['not by a name alone', { '/partner/fullName': 'Đỗ Quang Minh' }, []],
    ['not by what was taken back', { '/partner/personId': null }, []],
  ])('is found %s', (_, answers, expected) => {
    expect(places(answers)).toEqual(expected)
  })

  it('is nobody’s mistake where registries say so', () => {
    expect(places({}, [...minh, provided('/partner/personId', '001096027431')])).toEqual([])
  })
})
