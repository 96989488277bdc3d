import { readFileSync } from 'node:fs'
import type { FormDocument, GapKind } from '#contracts'
import { formSubject } from '#forms'
import type { AskedConsent } from '../consents/consent.rules.js'
import type { Looked } from './plan.rules.js'
import { boundSnapshot } from './snapshot.rules.js'
import {
  everyRole,
  factOf,
  knownPeople,
  linkQuestions,
  standings,
  ticketSubjects,
  waitingRoles,
  type DossierPeople,
} from './subjects.rules.js'

const formOf = (code: string) =>
  JSON.parse(readFileSync(`apps/catalog/seeds/forms/${code}.json`, 'utf8')) as FormDocument
const death = formOf('1.000656')
const marriage = formOf('1.000894')
const now = new Date('2026-11-24T03:00:00.000Z')
const matchId = '0197d3c0-0000-7000-8000-000000000007'

const mother = { role: 'deceased', personId: '001152047190', fullName: 'Ngô Thị Hợi', birthDate: '1952-04-01' }
const son: DossierPeople = {
  applicantPersonId: '001083046219',
  applicantName: 'Lê Anh Tuấn',
  applicantBirthDate: '1983-12-19',
  subjects: [{ ...mother, attested: false }],
  consents: null,
}
const partner = { role: 'partner', personId: '052190035174', fullName: 'Phạm Thị Hoa', birthDate: '1990-05-09' }
const groom: DossierPeople = { ...son, subjects: [{ ...partner, attested: false }] }

function match(value: string | undefined, gap?: GapKind): Looked {
  const facts = value
    ? [
        {
          concept: 'person.match',
          value,
          quality: 'verified' as const,
          attribute: 'person.person_id',
          recordDate: '2026-11-24',
        },
      ]
    : []
  return {
    order: {
      registry: 'population',
      role: 'deceased',
      subject: mother,
      concepts: ['person.match'],
      mode: 'match',
      lookupId: matchId,
    },
    result: {
      lookupId: matchId,
      registry: 'population',
      lookedUpAt: now.toISOString(),
      records: facts.length ? [{ kind: 'match', key: 'self', facts }] : [],
      absences: [],
      gaps: gap ? { 'person.match': gap } : {},
      receipt: { signer: 'registry', payload: '', proof: {} as never },
    },
  }
}
const waitingAfter = (link: Looked) => waitingRoles(death, standings(death, son, [link], now), [link])

describe('a form that builds on a family link', () => {
  it('asks population whether it has the link, and nothing else', () => {
    expect(linkQuestions(death, son)).toEqual([
      {
        registry: 'population',
        role: 'deceased',
        subject: {
          personId: mother.personId,
          fullName: mother.fullName,
          birthDate: mother.birthDate,
          linkedTo: { personId: '001083046219', kind: 'relative' },
        },
        concepts: ['person.match'],
        mode: 'match',
      },
    ])
  })

  it('asks nothing where an official attested it, where consent is needed, or before the applicant is known', () => {
    expect(linkQuestions(death, { ...son, subjects: [{ ...mother, attested: true }] })).toEqual([])
    expect(linkQuestions(marriage, groom)).toEqual([])
    expect(linkQuestions(death, { ...son, applicantPersonId: null })).toEqual([])
  })

  it('goes on with a link that was confirmed for this very person', () => {
    expect(standings(death, son, [match(mother.personId)], now)).toEqual([{ role: 'deceased', ground: 'linked' }])
    expect(waitingAfter(match(mother.personId))).toEqual({})
    expect(waitingAfter(match('001083046219'))).toMatchObject({ deceased: { notAsked: { kind: 'notLinked' } } })
  })

  it('tells a link population does not have from one it did not answer about', () => {
    expect(waitingAfter(match(undefined, 'notFound'))).toMatchObject({ deceased: { notAsked: { kind: 'notLinked' } } })
    expect(waitingAfter(match(undefined, 'unavailable'))).toEqual({ deceased: { unsettledBy: matchId } })
  })

  it('shows a silent population as a gap of that look-up, which evidence can answer', () => {
    const input = {
      form: death,
      looked: [],
      chosen: {},
      isDisputed: () => false,
      waiting: waitingAfter(match(undefined, 'unavailable')),
      registry: () => undefined,
      registryOf: (concept: string) => (concept.startsWith('civilStatus.') ? 'civil-status' : 'population'),
      labels: { none: 'none' },
    }
    const fields = new Map(boundSnapshot(input).map((field) => [field.path, field]))
    expect(fields.get('/deceased/fullName')).toMatchObject({
      status: 'gap',
      gap: { kind: 'unavailable', lookupId: matchId },
    })
  })
})

describe('a form that needs consent', () => {
  const given: AskedConsent = {
    id: '0197d3c0-0000-7000-8000-000000000008',
    role: 'partner',
    personId: partner.personId,
    answer: 'given',
    requestedAt: '2026-11-20T03:00:00Z',
    expiresAt: '2026-12-05T03:00:00Z',
  }
  const standing = standings(marriage, { ...groom, consents: [given] }, [], now)
  const order = { registry: 'population' as const, subject: partner, concepts: [], lookupId: matchId }

  it('asks about her, and says under which consent', () => {
    expect(knownPeople([], groom, standing).map(({ role }) => role)).toEqual(['applicant', 'partner'])
    const residences = { applicant: '00637', partner: undefined }
    expect(ticketSubjects(groom, [{ ...order, role: 'partner' }], standing, residences)).toEqual([
      { role: 'partner', personId: partner.personId, ground: 'consent', consentId: given.id },
      { role: 'applicant', personId: '001083046219', ground: 'self', residenceUnit: '00637' },
    ])
  })

  it.each([
    ['is the applicant, by today’s id', { 'person.personId': partner.personId }],
    ['is the applicant, by an id population merged into today’s', { 'person.formerIds': [partner.personId] }],
  ])('asks about nobody who %s, whatever allows it', (_, values) => {
    const facts = Object.entries(values).map(([concept, value]) => ({ concept, value }))
    const told = { ...match('x'), order: { ...order, role: 'applicant' } }
    told.result = { ...told.result, records: [{ kind: 'person', key: 'self', facts }] } as unknown as Looked['result']
    const attested = { ...groom, subjects: groom.subjects.map((subject) => ({ ...subject, attested: true })) }
    expect(standings(marriage, attested, [], now)).toMatchObject([{ ground: 'attested' }])
    expect(standings(marriage, attested, [], now, [told])).toMatchObject([{ notAsked: { kind: 'sameAsOther' } }])
  })

  it('asks about nobody who has two roles', () => {
    const [named] = groom.subjects
    const twice = { ...groom, subjects: [named, { ...named, role: 'witness' }] as typeof groom.subjects }
    const kinds = standings(marriage, twice, [], now).map((known) => ('notAsked' in known ? known.notAsked.kind : ''))
    expect(kinds).toEqual(['consentNeeded', 'sameAsOther'])
  })

  it('asks about nobody who has not consented, and says so of every field', () => {
    const waiting = standings(marriage, groom, [], now)
    expect(knownPeople([], groom, waiting).map(({ role }) => role)).toEqual(['applicant'])
    expect(waitingRoles(marriage, waiting, [])).toMatchObject({ partner: { notAsked: { kind: 'consentNeeded' } } })
    expect(waitingRoles(marriage, [], [])).toMatchObject({ partner: { notAsked: { kind: 'notNamed' } } })
  })

  it('puts nobody on the ticket because of a yes-or-no question', () => {
    const [question] = linkQuestions(death, son)
    const asked = question ? [{ ...question, lookupId: matchId }] : []
    expect(ticketSubjects(son, asked, [], {}).map(({ role }) => role)).toEqual(['applicant'])
  })

  it('takes for the applicant’s only what was looked up about her', () => {
    const of = (role: string): Looked => ({ ...match('x'), order: { ...order, role } })
    expect(factOf([of('partner')], 'person.match')).toBeUndefined()
    expect(factOf([of('partner'), of('applicant')], 'person.match')).toBe('x')
  })
})

it('keeps every role waiting where nobody may be asked about at all', () => {
  expect(Object.keys(everyRole(marriage, 'representationUnverified')).sort()).toEqual(['applicant', 'partner'])
})

it('knows no role by the names every object has', () => {
  expect(formSubject(marriage, 'constructor')).toBeUndefined()
  expect(formSubject(marriage, 'partner')?.authority).toBe('consent')
})

it('asks with keys that are texts only, whatever a registry says', () => {
  const of = (concept: string, value: unknown): Looked => {
    const looked = match('x')
    const fact = { concept, value, quality: 'verified' as const, attribute: 'cot', recordDate: '2026-11-24' }
    const records = [{ kind: 'person', key: 'self', facts: [fact] }]
    return { order: { ...looked.order, role: 'applicant' }, result: { ...looked.result, records } }
  }
  const odd = [[{ a: [] }]]
  const said = ['person.fullName', 'person.formerIds', 'person.spouse.personId'].map((concept) => of(concept, odd))
  expect(knownPeople(said, son, [])).toEqual([
    {
      role: 'applicant',
      keys: {
        personId: son.applicantPersonId,
        fullName: son.applicantName,
        birthDate: son.applicantBirthDate,
        formerIds: undefined,
        taxCodes: undefined,
      },
    },
  ])
})
