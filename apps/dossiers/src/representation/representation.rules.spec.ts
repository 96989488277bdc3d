import { dossierAccess, type ActingFor, type Actor, type DomainError } from '#contracts'
import { assertMay } from '../dossier/access.rules.js'
import {
  assertInScope,
  assertStillRepresents,
  readActingFor,
  representationView,
  type Representation,
} from './representation.rules.js'

const today = '2026-11-24'
const hoa: Actor = {
  issuer: 'https://issuer.test',
  subject: 'hoa',
  role: 'citizen',
  permissions: [],
  name: 'Phạm Thị Hoa',
  personId: '052190035174',
}
const child: ActingFor = { kind: 'parent', fullName: 'Nguyễn Hoàng Bảo An', birthDate: '2016-09-14' }
const evidence = { number: '12/2026/UQ', date: '2026-10-01' }
const authorisation: ActingFor = {
  kind: 'authorisation',
  personId: '001156020893',
  fullName: 'Trương Thị Năm',
  birthDate: '1956-05-05',
  evidence,
  scope: ['submit'],
  until: '2026-12-31',
}
const guardian: ActingFor = { ...authorisation, kind: 'guardian', scope: undefined, until: undefined }

function codeOf(doing: () => unknown): string | undefined {
  try {
    doing()
  } catch (error) {
    return (error as DomainError).code
  }
  return undefined
}

describe('reading whom somebody acts for', () => {
  it('takes a parent without paper or id, unverified until population confirms the link', () => {
    expect(readActingFor(child, hoa, today)).toEqual({
      kind: 'parent',
      personId: '052190035174',
      name: 'Phạm Thị Hoa',
      status: 'unverified',
      evidence: null,
      scope: ['submit', 'supplement', 'withdraw'],
      until: null,
      ends: '2034-09-13',
      decidedBy: null,
      reason: null,
    })
  })

  it('takes a power of attorney on its last day, with its scope', () => {
    const read = readActingFor({ ...authorisation, until: today }, hoa, today)
    expect(read).toMatchObject({ status: 'unverified', evidence, scope: ['submit'], until: today })
  })

  it.each<[string, ActingFor, string]>([
    ['herself', { ...authorisation, personId: hoa.personId }, 'acting_for_self'],
    ['a right that ended yesterday', { ...authorisation, until: '2026-11-23' }, 'representation_expired'],
    ['a day that is none', { ...authorisation, until: '2027-02-30' }, 'until_invalid'],
    ['a child of 18 years today', { ...child, birthDate: '2008-11-24' }, 'child_is_adult'],
    ['a power of attorney without paper', { ...authorisation, evidence: undefined }, 'evidence_needed'],
    ['a guardian without paper', { ...guardian, evidence: undefined }, 'evidence_needed'],
    ['a paper of tomorrow', { ...guardian, evidence: { ...evidence, date: '2026-11-25' } }, 'evidence_needed'],
    ['a ward without id', { ...guardian, personId: undefined }, 'required'],
    ['a power of attorney without term', { ...authorisation, until: undefined }, 'required'],
    ['a power of attorney without scope', { ...authorisation, scope: undefined }, 'required'],
  ])('refuses %s', (_, claim, code) => {
    expect(codeOf(() => readActingFor(claim, hoa, today))).toBe(code)
  })

  it('takes a child who comes of age tomorrow', () => {
    expect(readActingFor({ ...child, birthDate: '2008-11-25' }, hoa, today).kind).toBe('parent')
  })
})

describe('while somebody acts for another', () => {
  const representation: Representation = { ...readActingFor(authorisation, hoa, today), status: 'verified' }
  const dossier = { representation, applicantBirthDate: '1956-05-05' }
  const nam: Actor = { ...hoa, subject: 'nam', personId: '001156020893' }
  const visible = {
    ...dossier,
    status: 'draft' as const,
    identity: 'verified' as const,
    channel: 'citizen' as const,
    applicantPersonId: '001156020893',
    receivedBy: 'H26.00637',
    handledBy: 'H26.00637',
    transfer: null,
    inquiries: [],
  }

  it('her right holds on its last day and ends the day after', () => {
    expect(codeOf(() => assertStillRepresents(dossier, '2026-12-31'))).toBeUndefined()
    expect(codeOf(() => assertStillRepresents(dossier, '2027-01-01'))).toBe('representation_ended')
  })

  it('a parent’s right ends on the day the child comes of age', () => {
    const parent = { representation: readActingFor(child, hoa, today), applicantBirthDate: '2016-09-14' }
    expect(codeOf(() => assertStillRepresents(parent, '2034-09-13'))).toBeUndefined()
    expect(codeOf(() => assertStillRepresents(parent, '2034-09-14'))).toBe('representation_ended')
  })

  it('a refused paper ends it', () => {
    const refused = { ...dossier, representation: { ...representation, status: 'refused' as const } }
    expect(codeOf(() => assertStillRepresents(refused, today))).toBe('representation_refused')
  })

  it('she does what her paper covers; the applicant herself is not bound by it', () => {
    expect(codeOf(() => assertInScope(dossier, hoa, 'submit'))).toBeUndefined()
    expect(codeOf(() => assertInScope(dossier, hoa, 'withdraw'))).toBe('representation_scope')
    expect(codeOf(() => assertInScope(dossier, nam, 'withdraw'))).toBeUndefined()
  })

  it.each<[string, Actor, Partial<typeof visible>, string | undefined]>([
    ['she', hoa, {}, undefined],
    ['the applicant', nam, {}, undefined],
    [
      'the applicant after the right ended',
      nam,
      { representation: { ...representation, ends: '2026-01-01' } },
      undefined,
    ],
    ['another citizen', { ...hoa, personId: '001188014826' }, {}, 'dossier_not_found'],
    ['she after it ended', hoa, { representation: { ...representation, ends: '2026-01-01' } }, 'representation_ended'],
  ])('%s sees the dossier, or is told why not', (_, actor, change, code) => {
    expect(codeOf(() => assertMay(dossierAccess.read, { ...visible, ...change }, actor, today))).toBe(code)
  })

  it('the office sees a draft only while it has to look at the paper', () => {
    const official: Actor = {
      ...{ ...hoa, role: 'official', personId: undefined },
      ...{ permissions: ['reception'], authority: 'H26.00637' },
    }
    const waiting = { ...visible, representation: { ...representation, status: 'unverified' as const } }
    expect(codeOf(() => assertMay(dossierAccess.read, waiting, official, today))).toBeUndefined()
    expect(codeOf(() => assertMay(dossierAccess.read, visible, official, today))).toBe('dossier_not_found')
  })

  it('is shown with both names and no id', () => {
    const view = representationView(representation, 'Trương Thị Năm')
    expect(view).toMatchObject({ representative: 'Phạm Thị Hoa', represented: 'Trương Thị Năm' })
    expect(JSON.stringify(view)).not.toContain('052190035174')
  })
})
