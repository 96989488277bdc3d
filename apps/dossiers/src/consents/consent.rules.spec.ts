import type { Actor } from '#contracts'
import { concerns, consentState, expiryOf, latestFor, standingOf, stateIn, type AskedConsent } from './consent.rules.js'

const asked = new Date('2026-11-01T02:00:00.000Z')
const consent = (change: Partial<AskedConsent> = {}): AskedConsent => ({
  id: '0197d3c0-0000-7000-8000-000000000001',
  role: 'partner',
  personId: '052190035174',
  answer: null,
  requestedAt: asked,
  expiresAt: expiryOf(asked, 15),
  ...change,
})
const partner = { role: 'partner', personId: '052190035174', attested: false }
const during = new Date('2026-11-10T02:00:00.000Z')
const after = new Date('2026-11-16T02:00:00.000Z')

describe('where a request stands', () => {
  it.each([
    ['waits until its hour', {}, new Date('2026-11-16T01:59:59.999Z'), 'waiting'],
    ['expires at its hour', {}, after, 'expired'],
    ['given stands after the hour', { answer: 'given' as const }, after, 'given'],
    ['refused stands after the hour', { answer: 'refused' as const }, after, 'refused'],
    ['reads dates that came as texts', { expiresAt: '2026-11-05T02:00:00+00:00' }, during, 'expired'],
  ])('%s', (_, change, now, state) => {
    expect(consentState(consent(change), now)).toBe(state)
  })
})

describe('where a request stands in its dossier', () => {
  const named = { ...partner, fullName: 'Hoa', birthDate: '1990' }
  const request = { ...consent(), fullName: 'Hoa', birthDate: '1990' }
  const dossier = { status: 'draft' as const, subjects: [named] }

  it.each([
    ['waits while the person is named', dossier, 'waiting'],
    ['waits while a supplement is asked for', { ...dossier, status: 'supplementRequested' as const }, 'waiting'],
    ['ends when the dossier is submitted', { ...dossier, status: 'submitted' as const }, 'expired'],
    ['ends when the person is named no more', { ...dossier, subjects: [] }, 'expired'],
    ['ends when another person has the role', { ...dossier, subjects: [{ ...named, personId: '001' }] }, 'expired'],
    ['ends when the person is named otherwise', { ...dossier, subjects: [{ ...named, fullName: 'Huệ' }] }, 'expired'],
  ])('%s', (_, now, state) => {
    expect(stateIn(request, now, during)).toBe(state)
  })

  it('keeps an answer, whatever became of its ground', () => {
    expect(stateIn({ ...request, answer: 'given' }, { ...dossier, subjects: [] }, during)).toBe('given')
  })
})

describe('whether a named person is asked about', () => {
  it.each([
    ['nobody asked her yet', [], 'consentNeeded'],
    ['she has not answered', [consent()], 'consentWaiting'],
    ['she refused', [consent({ answer: 'refused' })], 'consentRefused'],
    ['she never answered', [consent({ expiresAt: asked })], 'consentExpired'],
    ['somebody else consented', [consent({ answer: 'given', personId: '001096027431' })], 'consentNeeded'],
    ['she consented to another role', [consent({ answer: 'given', role: 'coOwner' })], 'consentNeeded'],
  ])('not when %s', (_, consents, kind) => {
    expect(standingOf(partner, consents, during)).toMatchObject({
      role: 'partner',
      notAsked: { kind, role: 'partner' },
    })
  })

  it('by her consent, which is named', () => {
    const { id } = consent()
    expect(standingOf(partner, [consent({ answer: 'given' })], during)).toEqual({
      role: 'partner',
      ground: 'consent',
      consentId: id,
    })
  })

  it('by an official’s word, without any consent', () => {
    expect(standingOf({ ...partner, attested: true }, [consent({ answer: 'refused' })], during)).toEqual({
      role: 'partner',
      ground: 'attested',
    })
  })

  it('by the newest request: a new one after an expired one counts', () => {
    const old = consent({ id: 'old', answer: null })
    const again = consent({ id: 'new', requestedAt: after, expiresAt: expiryOf(after, 15), answer: 'given' })
    expect(latestFor([old, again], partner)).toBe(again)
    expect(latestFor([again, old], partner)).toBe(again)
  })
})

describe('whom a request concerns', () => {
  const request = { personId: '052190035174', fullName: 'Phạm Thị Hoa', birthDate: '1990-05-09' }
  const hoa: Actor = {
    issuer: 'https://issuer.test',
    subject: 'hoa',
    role: 'citizen',
    permissions: [],
    name: 'PHẠM THỊ HOA',
    personId: '052190035174',
    birthDate: '1990-05-09',
  }
  it.each([
    ['her', {}, true],
    ['her, where the sign-in says no birth date', { birthDate: undefined }, true],
    ['her, known by year only', { birthDate: '1990' }, true],
    ['nobody of another id', { personId: '001096027431' }, false],
    ['nobody whose id was typed by mistake', { name: 'Trần Thị Lan' }, false],
    ['nobody of another birth date', { birthDate: '1991-05-09' }, false],
    ['no official', { role: 'official' as const }, false],
  ])('%s', (_, change, expected) => {
    expect(concerns(request, { ...hoa, ...change })).toBe(expected)
  })
})
