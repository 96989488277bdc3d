import type { Actor, Agreement, Announcement, DossierTicket, LookupAnswer, LookupOrder } from '#contracts'
import { minimise } from './answer.rules.js'
import { announcedBy, decide, type DecisionBook } from './decision.rules.js'

const actor: Actor = {
  issuer: 'https://issuer.test',
  subject: 'a',
  role: 'citizen',
  permissions: [],
  name: 'Lan',
  personId: '001188024617',
}
const ticket: DossierTicket = {
  dossierId: '0197d3c0-0000-7000-8000-000000000001',
  procedure: '1.014632',
  open: true,
  consumerClass: 'communeOffice',
  authority: 'H26.00637',
  authorityUnit: '00637',
  subjects: [{ role: 'applicant', personId: '001188024617', residenceUnit: '00637' }],
}
const order: LookupOrder = {
  lookupId: '0197d3c0-0000-7000-8000-000000000002',
  registry: 'land',
  subject: { personId: '001188024617' },
  concepts: ['land.home.owned'],
  mode: 'facts',
}
const announcement: Announcement = {
  id: 'x',
  concept: 'land.home.owned',
  territory: '01',
  basis: 'residence',
  from: '2026-01-01',
  legalBasis: 'l',
  complete: true,
}
const agreement: Agreement = {
  id: 'ag',
  consumerClass: 'communeOffice',
  procedure: '1.014632',
  concepts: ['land.home.owned'],
  legalBasis: 'NQ 66.7',
  quotaPerDay: 10,
  validFrom: '2026-01-01',
}

function book(change: Partial<DecisionBook> = {}): DecisionBook {
  return {
    authority: () => ({
      code: 'H26.00637',
      name: { vi: '', en: '' },
      level: 'commune',
      consumerClass: 'communeOffice',
      sample: true,
    }),
    registry: () => undefined,
    concept: () => ({ id: 'land.home.owned', registry: 'land' }) as never,
    announced: () => announcedBy([announcement]),
    agreements: () => [agreement],
    used: () => 0,
    provinceOf: () => '01',
    ...change,
  }
}

const failed = (result: ReturnType<typeof decide>) =>
  result.checks.filter(({ passed }) => !passed).map(({ check }) => check)

describe('the decision on a look-up', () => {
  it('allows what is announced, agreed and asked for a subject of an open dossier', () => {
    expect(decide(book(), ticket, order, actor, '2026-11-24')).toMatchObject({ allowed: ['land.home.owned'], gaps: {} })
  })

  it.each<[string, string, Partial<DecisionBook>, Partial<DossierTicket>, Partial<LookupOrder>, Actor | undefined]>([
    ['a closed dossier', 'dossierOpen', {}, { open: false }, {}, actor],
    ['an unknown authority', 'authorityKnown', { authority: () => undefined }, {}, {}, actor],
    ['nobody', 'actorBelongs', {}, {}, {}, undefined],
    ['another citizen', 'actorBelongs', {}, {}, {}, { ...actor, personId: '001188024618' }],
    [
      'an official of another commune',
      'actorBelongs',
      {},
      {},
      {},
      { ...actor, role: 'official', authority: 'H26.00001' },
    ],
    ['a ministry', 'actorBelongs', {}, {}, {}, { ...actor, role: 'ministry', authority: 'H26.00637' }],
    ['somebody who is not of the dossier', 'subjectBelongs', {}, {}, { subject: { personId: '001188024699' } }, actor],
    ['no agreement', 'agreement', { agreements: () => [] }, {}, {}, actor],
    ['a used-up quota', 'quota', { used: () => 10 }, {}, {}, actor],
  ])('refuses %s and names the check', (_, check, change, ticketChange, orderChange, who) => {
    const result = decide(book(change), { ...ticket, ...ticketChange }, { ...order, ...orderChange }, who, '2026-11-24')
    expect(failed(result)).toContain(check)
    expect(result.allowed).toEqual([])
    expect(result.gaps).toEqual({ 'land.home.owned': 'refused' })
  })

  const spouse = { role: 'spouse', personId: '001086013542' }
  const aboutSpouse = { ...order, subject: { personId: spouse.personId } }
  const withSpouse = (change: Partial<DossierTicket['subjects'][number]>) =>
    decide(
      book(),
      { ...ticket, subjects: [...ticket.subjects, { ...spouse, residenceUnit: '00637', ...change }] },
      aboutSpouse,
      actor,
      '2026-11-24',
    )

  it.each([
    ['nothing allows it', {}],
    ['a consent is claimed but not named', { ground: 'consent' as const }],
  ])('asks about nobody else where %s', (_, change) => {
    expect(failed(withSpouse(change))).toEqual(['authorityToAsk'])
    expect(withSpouse(change).allowed).toEqual([])
  })

  it.each([
    ['population links her', { ground: 'linked' as const }],
    ['an official attested her', { ground: 'attested' as const }],
    ['she consented', { ground: 'consent' as const, consentId: '0197d3c0-0000-7000-8000-000000000009' }],
  ])('asks about somebody else where %s', (_, change) => {
    expect(withSpouse(change).allowed).toEqual(['land.home.owned'])
  })

  it('refuses a concept of another registry or outside the agreement', () => {
    expect(
      decide(book({ concept: () => ({ registry: 'tax' }) as never }), ticket, order, actor, '2026-11-24').gaps,
    ).toEqual({ 'land.home.owned': 'refused' })
    const result = decide(book(), ticket, { ...order, concepts: ['land.parcel.area'] }, actor, '2026-11-24')
    expect(result.gaps).toEqual({ 'land.parcel.area': 'refused' })
  })

  it('lets no quota bind before the office is known, and counts one without room as used up', () => {
    const spent = book({ used: () => 10 })
    expect(decide(spent, { ...ticket, authority: undefined }, order, actor, '2026-11-24').allowed).toHaveLength(1)
    expect(failed(decide(book(), ticket, order, actor, '2026-11-24', new Set(['ag'])))).toEqual(['quota'])
    expect(decide(book(), ticket, order, actor, '2026-11-24', new Set(['another'])).allowed).toHaveLength(1)
  })

  it('takes together what several owners agreed to, while their quotas last', () => {
    const other: Agreement = { ...agreement, id: 'other', concepts: ['land.parcel.area', 'land.parcel.map'] }
    const asked = { ...order, concepts: ['land.home.owned', 'land.parcel.area', 'land.parcel.map'] }
    const both = { agreements: () => [agreement, other] }
    const together = decide(book(both), ticket, asked, actor, '2026-11-24')
    expect(together).toMatchObject({ allowed: asked.concepts, agreement: { id: 'other' } })
    const spent = book({ ...both, used: (id) => (id === 'other' ? 10 : 0) })
    expect(decide(spent, ticket, asked, actor, '2026-11-24')).toMatchObject({
      allowed: ['land.home.owned'],
      agreement: { id: 'ag' },
      gaps: { 'land.parcel.area': 'refused', 'land.parcel.map': 'refused' },
    })
    expect(failed(decide(spent, ticket, asked, actor, '2026-11-24'))).toEqual(['quota', 'quota'])
  })

  it('names the quota, not the agreement, where only agreements about other data have room left', () => {
    const ofTax: Agreement = { ...agreement, id: 'tax', concepts: ['tax.code'] }
    const spent = book({ agreements: () => [agreement, ofTax], used: (id) => (id === 'ag' ? 10 : 0) })
    const result = decide(spent, ticket, order, actor, '2026-11-24')
    expect(failed(result)).toEqual(['quota'])
    expect(result).toMatchObject({ allowed: [], gaps: { 'land.home.owned': 'refused' } })
    expect(result.agreement).toBeUndefined()
    const stranger = { ...order, concepts: ['land.parcel.area'] }
    expect(failed(decide(spent, ticket, stranger, actor, '2026-11-24'))).toEqual(['conceptCovered'])
  })

  it('leaves a gap where the concept is not announced for the residence', () => {
    const elsewhere = decide(book({ provinceOf: () => '52' }), ticket, order, actor, '2026-11-24')
    expect(elsewhere.gaps).toEqual({ 'land.home.owned': 'notAnnounced' })
    const unknown = { ...ticket, subjects: [{ role: 'applicant', personId: '001188024617' }] }
    expect(decide(book(), unknown, order, actor, '2026-11-24').gaps).toEqual({ 'land.home.owned': 'notAnnounced' })
  })

  it('hands the territories of a record-based announcement to the registry', () => {
    const byRecord: Announcement = { ...announcement, basis: 'record' }
    expect(
      decide(
        book({ announced: () => announcedBy([byRecord, { ...byRecord, territory: '48' }]) }),
        ticket,
        order,
        actor,
        '2026-11-24',
      ).territories,
    ).toEqual({ 'land.home.owned': ['01', '48'] })
  })

  it('keeps the territories of a concept to itself', () => {
    const concepts = ['land.home.owned', 'land.parcel.mortgaged']
    const announced = (concept: string) =>
      announcedBy(
        concept === 'land.home.owned'
          ? [{ ...announcement, basis: 'record', territory: 'VN' }]
          : [{ ...announcement, concept, basis: 'record', territory: '48' }],
      )
    const agreements = () => [{ ...agreement, concepts }]
    const decision = decide(book({ announced, agreements }), ticket, { ...order, concepts }, actor, '2026-11-24')
    expect(decision).toMatchObject({ allowed: concepts, territories: { 'land.parcel.mortgaged': ['48'] } })
    expect(Object.keys(decision.territories ?? {})).toEqual(['land.parcel.mortgaged'])
  })

  it('needs no territory where another announcement covers every record', () => {
    const byRecord: Announcement = { ...announcement, basis: 'record', territory: '48' }
    for (const whole of [announcement, { ...byRecord, territory: 'VN' }]) {
      const decision = decide(
        book({ announced: () => announcedBy([byRecord, whole]) }),
        ticket,
        order,
        actor,
        '2026-11-24',
      )
      expect([decision.allowed, decision.territories]).toEqual([['land.home.owned'], undefined])
    }
  })

  it('judges by where the person asked about resides, not the applicant', () => {
    const spouse = { role: 'spouse', personId: '001086013542', ground: 'linked' as const }
    const asked = { ...order, subject: { personId: spouse.personId } }
    const of = (residenceUnit?: string) =>
      decide(
        book({ provinceOf: (unit) => unit.slice(0, 2) }),
        {
          ...ticket,
          subjects: [
            { role: 'applicant', personId: '001188024617', residenceUnit: '01637' },
            { ...spouse, residenceUnit },
          ],
        },
        asked,
        actor,
        '2026-11-24',
      ).gaps
    expect([of('01004'), of('52001'), of(undefined)]).toEqual([
      {},
      { 'land.home.owned': 'notAnnounced' },
      { 'land.home.owned': 'notAnnounced' },
    ])
  })
})

describe('minimising an answer', () => {
  const answer: LookupAnswer = {
    lookupId: order.lookupId,
    registry: 'land',
    answeredAt: '2026-11-24T00:00:00.000Z',
    outcome: 'found',
    records: [
      {
        kind: 'home',
        key: 'p1',
        facts: [
          {
            concept: 'land.home.owned',
            value: true,
            quality: 'verified',
            attribute: 'house',
            recordDate: '2020-01-01',
          },
          {
            concept: 'land.parcel.mortgaged',
            value: true,
            quality: 'verified',
            attribute: 'mortgage',
            recordDate: '2020-01-01',
          },
        ],
      },
    ],
    absences: [],
    notApplicable: [],
    missing: ['land.home.share'],
  }

  it('cuts what was not allowed and says that the signature no longer fits', () => {
    const cut = minimise(answer, ['land.home.owned'], () => false)
    expect(cut.records[0]?.facts.map(({ concept }) => concept)).toEqual(['land.home.owned'])
    expect(cut.whole).toBe(false)
    expect(minimise(answer, ['land.home.owned', 'land.parcel.mortgaged'], () => false).whole).toBe(true)
  })

  it('gives every allowed concept without a value its kind of gap', () => {
    expect(minimise(answer, ['land.home.owned', 'land.home.share', 'land.home.address'], () => false).gaps).toEqual({
      'land.home.share': 'incomplete',
      'land.home.address': 'notFound',
    })
    const nothing = { ...answer, records: [] }
    expect(minimise({ ...nothing, outcome: 'ambiguous' }, ['land.home.owned'], () => false).gaps).toEqual({
      'land.home.owned': 'ambiguous',
    })
  })

  it('takes "none" as a fact only where the owner announced completeness', () => {
    const none: LookupAnswer = {
      ...answer,
      outcome: 'notFound',
      records: [],
      absences: [{ concept: 'land.home.owned', completeTo: '2026-10-31', territory: '01' }],
    }
    expect(minimise(none, ['land.home.owned'], () => true)).toMatchObject({ gaps: {}, absences: [{ territory: '01' }] })
    expect(minimise(none, ['land.home.owned'], () => false)).toMatchObject({
      gaps: { 'land.home.owned': 'notFound' },
      absences: [],
    })
  })
})
