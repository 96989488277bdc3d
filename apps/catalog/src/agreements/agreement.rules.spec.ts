import type { Agreement, AgreementProposal, Concept, Registry } from '#contracts'
import { aForm } from '#testing/form-builder'
import { conceptsByOwner, notGiven, viewsOf } from './agreement.rules.js'

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
    expect(viewsOf([agreement], [proposal('c', 'rejected'), proposal('b', 'proposed')])).toEqual([
      { ...proposal('b', 'proposed'), inForce: agreement },
      proposal('c', 'rejected'),
    ])
  })

  it('are what has been agreed once a proposal is approved', () => {
    expect(viewsOf([agreement], [proposal('b', 'approved')])).toEqual([
      { id: 'b', status: 'approved', owner: 'G01', concepts: ['x'] },
    ])
    expect(viewsOf([agreement], [])).toEqual([{ ...agreement, status: 'approved' }])
  })
})
