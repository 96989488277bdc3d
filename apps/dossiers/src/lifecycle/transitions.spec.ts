import fc from 'fast-check'
import { dossierActions, type Actor, type DossierStatus, type FormDocument, type FormProcess } from '#contracts'
import { standardProcess, standardWithout } from '#forms'
import { readSeeds, seedFolder } from '../../../catalog/src/seeding/read-seeds.js'
import { act, allowedActions, isOpen, clockStops, processOf, targetOf } from './actions.rules.js'

const citizen: Actor = {
  issuer: 'https://issuer.test',
  subject: 'a',
  role: 'citizen',
  permissions: [],
  name: 'Lan',
  personId: '001188024617',
}
const official: Actor = {
  issuer: 'https://issuer.test',
  subject: 'b',
  role: 'official',
  permissions: ['reception', 'process', 'sign'],
  name: 'Tám',
  authority: 'H26.00637',
}
const actors = [citizen, official]
const forms = readSeeds(seedFolder, '2026-11-25').flatMap((entry) => (entry.type === 'form' ? [entry.value] : []))
const graphs = forms.map((form) => processOf(form))

/** Every status that can be reached from one, itself included. */
function reachable(process: FormProcess, from: DossierStatus): DossierStatus[] {
  const seen = new Set([from])
  for (const status of seen) {
    for (const actor of actors) {
      for (const action of allowedActions(process, status, actor)) seen.add(act(process, status, action, actor, 'vì'))
    }
  }
  return [...seen]
}

describe('the graph of a procedure', () => {
  it('is there for each of the 24 forms', () => {
    expect(forms).toHaveLength(24)
    expect(forms.every(({ process }) => process?.initial === 'draft' && process.certainty === 'C')).toBe(true)
  })

  it('goes without a supplement where all is decided at once', () => {
    const without = forms.filter(({ process }) => !process?.states.some(({ id }) => id === 'supplementRequested'))
    expect(without.map(({ procedure }) => procedure)).toEqual(['2.000635', '2.000815'])
  })

  it('leads every walk of allowed actions to an end, and allows nothing that is refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...graphs), fc.array(fc.nat(), { maxLength: 30 }), (process, choices) => {
        let status = targetOf(process, 'draft', 'submit') as DossierStatus
        for (const choice of choices) {
          for (const actor of actors) {
            const allowed = allowedActions(process, status, actor)
            for (const action of dossierActions) {
              const take = () => act(process, status, action, actor, 'vì')
              if (allowed.includes(action)) expect(take).not.toThrow()
              else expect(take).toThrow()
            }
          }
          const steps = actors.flatMap((actor) =>
            allowedActions(process, status, actor).map((action) => act(process, status, action, actor, 'vì')),
          )
          if (steps.length === 0) break
          status = steps[choice % steps.length] as DossierStatus
          expect(process.states.map(({ id }) => id)).toContain(status)
        }
        expect(reachable(process, status).some((each) => !isOpen(each))).toBe(true)
      }),
    )
  })

  it('is the standard one for a version that carries none, or one written before graphs were followed', () => {
    expect(processOf({})).toBe(standardProcess)
    const strange = { process: { states: { a: {} }, actions: [] } } as unknown as Pick<FormDocument, 'process'>
    expect(processOf(strange)).toBe(standardProcess)
  })

  it('leaves nobody stuck in a state it does not have', () => {
    const atOnce = standardWithout(['supplementRequested'])
    expect(targetOf(atOnce, 'supplementRequested', 'supplement')).toBe('inProgress')
    expect(clockStops(atOnce, 'supplementRequested')).toBe(true)
    expect(clockStops(atOnce, 'inProgress')).toBe(false)
  })
})
