import type { Agreement, AgreementProposal, Concept, Registry } from '#contracts'
import { aForm } from '#testing/form-builder'
import {
  afterWithholding,
  conceptsByOwner,
  notGiven,
  statusOf,
  viewsOf,
  withQuota,
  type Withholding,
} from './agreement.rules.js'

const today = '2026-11-30'
const registryOf: Record<string, string> = { 'person.fullName': 'population', 'land.home.floorArea': 'land' }
const ownerOf: Record<string, string> = { population: 'G01', land: 'G10' }
const concept = (id: string) => ({ id, registry: registryOf[id] }) as Concept
const registry = (id: string) => ({ id, owner: ownerOf[id] }) as Registry

describe('proposing agreements from a form', () => {
  it('splits exactly what the form reads by who owns it', () => {
    const form = aForm()
    form.bindings['/request/project'] = { mode: 'ask', concept: 'person.sex', why: { vi: 'Vì sao', en: 'Why' } }
    form.bindings['/home/again'] = { ...form.bindings['/home/floorArea'], mode: 'registry' } as never
    expect(conceptsByOwner(form, concept, registry)).toEqual([
      { owner: 'G01', concepts: ['person.fullName'] },
      { owner: 'G10', concepts: ['land.home.floorArea'] },
    ])
    expect(conceptsByOwner({ ...form, bindings: {} }, concept, registry)).toEqual([])
  })

  it('counts only agreements of the class and procedure that are in force', () => {
    const agreement: Agreement = {
      ...{ id: 'a', consumerClass: 'communeOffice', procedure: '1.014632', concepts: ['person.fullName'] },
      ...{ legalBasis: 'Luật', validFrom: '2026-01-01', validTo: '2026-12-31' },
    }
    const covered = (change: Partial<Agreement>, today = '2026-06-01') =>
      notGiven(
        ['person.fullName'],
        [{ ...agreement, ...change }],
        { procedure: '1.014632', consumerClass: 'communeOffice' },
        today,
      ).length === 0
    expect(covered({})).toBe(true)
    expect(covered({ concepts: ['person.sex'] })).toBe(false)
    expect(covered({ procedure: '1.013314' })).toBe(false)
    expect(covered({ consumerClass: 'ministry' })).toBe(false)
    expect(covered({}, '2027-01-01')).toBe(false)
    expect(covered({}, '2025-12-31')).toBe(false)
  })
})

describe('agreements as they are shown', () => {
  const agreement = { id: 'b', concepts: ['x'] } as Agreement
  const proposal = (id: string, status: AgreementProposal['status']) =>
    ({ id, status, owner: 'G01', concepts: ['x', 'y'] }) as AgreementProposal

  it('are one for each id, in order, also while one is proposed anew', () => {
    expect(viewsOf([agreement], [proposal('c', 'rejected'), proposal('b', 'proposed')], today)).toEqual([
      { ...proposal('b', 'proposed'), inForce: agreement },
      proposal('c', 'rejected'),
    ])
  })

  it('are what has been agreed once a proposal is approved', () => {
    expect(viewsOf([agreement], [proposal('b', 'approved')], today)).toEqual([
      { id: 'b', status: 'approved', owner: 'G01', concepts: ['x'] },
    ])
    expect(viewsOf([agreement], [], today)).toEqual([{ ...agreement, status: 'approved' }])
  })
})

describe('what an owner withholds', () => {
  const agreement = { id: 'b', concepts: ['land.a', 'land.b', 'tax.a'] } as Agreement
  const ofTax = new Set(['tax.a', 'tax.z'])
  const ofLand = new Set(['land.a', 'land.b'])
  const decide = (
    from: Agreement,
    decision: Withholding,
    by: string,
    own: ReadonlySet<string>,
  ): Agreement | 'given' | 'suspended' | 'revoked' =>
    afterWithholding(from, own, { decision, by, at: '2026-11-30T02:00:00.000Z', reason: 'Lý do.' })
  const done = (...steps: [Withholding, string, ReadonlySet<string>][]): Agreement =>
    steps.reduce((from, [decision, by, own]) => {
      const after = decide(from, decision, by, own)
      if (typeof after === 'string') throw new Error(after)
      return after
    }, agreement)

  it('is given no more, and given again, with each decision kept', () => {
    const suspended = done(['suspend', 'G12', ofTax])
    expect(suspended.concepts).toEqual(['land.a', 'land.b'])
    expect(suspended.withheld).toMatchObject([{ owner: 'G12', concepts: ['tax.a'], state: 'suspended' }])
    const again = done(['suspend', 'G12', ofTax], ['resume', 'G12', ofTax])
    expect(again).toMatchObject({ concepts: agreement.concepts, withheld: [] })
    expect(again.decisions?.map(({ decision }) => decision)).toEqual(['suspend', 'resume'])
  })

  it('is of its own concepts only', () => {
    const both = done(['suspend', 'G12', ofTax], ['revoke', 'G10', ofLand])
    expect(both.concepts).toEqual([])
    expect(statusOf(both, today)).toBe('suspended')
    expect(done(['suspend', 'G12', ofTax], ['revoke', 'G10', ofLand], ['resume', 'G12', ofTax]).concepts).toEqual([
      'tax.a',
    ])
  })

  it('ends for good when it is revoked, given or suspended', () => {
    const revoked = done(['suspend', 'G12', ofTax], ['revoke', 'G12', ofTax])
    expect(revoked.withheld).toMatchObject([{ owner: 'G12', concepts: ['tax.a'], state: 'revoked' }])
    expect(statusOf(done(['revoke', 'G12', ofTax], ['revoke', 'G10', ofLand]), today)).toBe('revoked')
  })

  it('is one piece when more of it is suspended later', () => {
    const suspended = done(['suspend', 'G12', ofTax])
    const more = decide({ ...suspended, concepts: [...suspended.concepts, 'tax.z'] }, 'suspend', 'G12', ofTax)
    expect(more).toMatchObject({
      concepts: ['land.a', 'land.b'],
      withheld: [{ owner: 'G12', concepts: ['tax.a', 'tax.z'] }],
    })
    expect((more as Agreement).withheld).toHaveLength(1)
  })

  it.each<[string, Agreement, Withholding, string]>([
    ['what is given is resumed', agreement, 'resume', 'given'],
    ['what is suspended is suspended again', done(['suspend', 'G12', ofTax]), 'suspend', 'suspended'],
    ['what is revoked is suspended', done(['revoke', 'G12', ofTax]), 'suspend', 'revoked'],
    ['what is revoked is revoked again', done(['revoke', 'G12', ofTax]), 'revoke', 'revoked'],
    ['what is revoked is resumed', done(['revoke', 'G12', ofTax]), 'resume', 'revoked'],
  ])('is refused where %s', (_, from, decision, now) => {
    expect(decide(from, decision, 'G12', ofTax)).toBe(now)
  })

  const said = { decision: 'setQuota' as const, at: '2026-11-30T02:00:00.000Z', reason: 'Lý do.' }
  const setBy = (by: string, quotaPerDay?: number) => ({ ...said, by, ...(quotaPerDay ? { quotaPerDay } : {}) })

  it('has another quota, or none, from a decision on, while anything of it may be given', () => {
    const limited = withQuota(agreement, ['G10'], setBy('G10', 60))
    expect(limited).toMatchObject({ quotaPerDay: 60, concepts: agreement.concepts })
    expect(limited).not.toHaveProperty('quotas')
    const lifted = withQuota(limited as Agreement, ['G10'], setBy('G10'))
    expect(lifted).not.toHaveProperty('quotaPerDay')
    expect((lifted as Agreement).decisions?.map(({ quotaPerDay }) => quotaPerDay)).toEqual([60, undefined])
    expect(withQuota(agreement, ['G12'], setBy('G10', 5))).toBe('revoked')
  })

  it('has the smallest quota of its owners: none of them raises what another allows', () => {
    const both = ['G10', 'G12']
    const raised = withQuota({ ...agreement, quotaPerDay: 100 }, both, setBy('G10', 1000)) as Agreement
    expect(raised).toMatchObject({ quotaPerDay: 100, quotas: [{ owner: 'G10', quotaPerDay: 1000 }, { owner: 'G12' }] })
    const lifted = withQuota(raised, both, setBy('G12')) as Agreement
    expect(lifted).toMatchObject({ quotaPerDay: 1000, quotas: [{ owner: 'G10' }, { owner: 'G12' }] })
    expect(withQuota(lifted, both, setBy('G12', 7))).toMatchObject({ quotaPerDay: 7 })
    expect(withQuota(lifted, both, setBy('G10'))).not.toHaveProperty('quotaPerDay')
    expect(withQuota(lifted, ['G12'], setBy('G12', 5000))).toMatchObject({ quotaPerDay: 5000 })
  })

  it('stands as expired after its last day', () => {
    expect(statusOf({ ...agreement, validTo: today }, today)).toBe('approved')
    expect(statusOf({ ...agreement, validTo: '2020-01-01' }, today)).toBe('expired')
  })
})
