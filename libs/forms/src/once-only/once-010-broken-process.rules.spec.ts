import type { FormDocument, FormProcess } from '#contracts'
import { aForm } from '#testing/form-builder'
import { surroundingsOf } from '../../../../apps/catalog/src/forms/surroundings-of.js'
import { readSeeds, seedFolder } from '../../../../apps/catalog/src/seeding/read-seeds.js'
import { compileForm } from '../compiler/compile-form.rules.js'
import { withProcess } from '../document/read-process.rules.js'
import { standardProcess, standardWithout } from '../process/standard-process.js'

const today = '2026-11-25'
const around = surroundingsOf(readSeeds(seedFolder, today), today)

/** What is said about a form's process. */
function saidOf(process: unknown): string[] {
  const form = { ...aForm(), process } as unknown as Record<string, unknown>
  return compileForm(form, around)
    .filter(({ rule, severity }) => severity === 'error' && /ONCE010|process/.test(rule))
    .map(({ message }) => message.en)
}

function changed(change: (process: FormProcess) => void): FormProcess {
  const process = structuredClone(standardProcess)
  change(process)
  return process
}
const action = (id: string, from: string, to: string) => (process: FormProcess) =>
  void process.actions.push({ id, from, to })

describe('the process of a form', () => {
  it.each([
    ['the standard one', standardProcess],
    ['without a supplement', standardWithout(['supplementRequested'])],
    ['written as a difference', { without: ['requestSupplement', 'supplement', 'supplementRequested'] }],
    [
      'in which acceptance starts the work',
      changed((process) => {
        process.actions = process.actions.filter(({ id }) => id !== 'accept' && id !== 'start')
        process.actions = process.actions.filter(({ from }) => from !== 'accepted')
        process.states = process.states.filter(({ id }) => id !== 'accepted')
        process.actions.push({ id: 'accept', from: 'submitted', to: 'inProgress' })
      }),
    ],
    [
      'with a clock that runs while the applicant is asked',
      changed((process) => {
        const state = process.states.find(({ id }) => id === 'supplementRequested')
        if (state) state.clock = 'runs'
      }),
    ],
  ])('%s is carried out', (_, process) => {
    expect(saidOf(process)).toEqual([])
  })

  it.each<[string, unknown, string]>([
    [
      'a state nobody knows',
      changed((process) => {
        process.states.push({ id: 'onHold', kind: 'working' })
        process.actions.push(
          { id: 'stop', from: 'onHold', to: 'stopped' },
          { id: 'start', from: 'accepted', to: 'onHold' },
        )
      }),
      'The system knows no state onHold; use one of draft, submitted,',
    ],
    [
      'an action nobody knows',
      changed(action('archive', 'completed', 'returned')),
      'The system knows no action archive',
    ],
    ['no submission', standardWithout(['submit']), 'No dossier could be submitted: begin at draft'],
    [
      'another beginning',
      { ...standardProcess, initial: 'submitted' },
      'No dossier could be submitted: begin at draft',
    ],
    [
      'an action from where it cannot begin',
      changed(action('complete', 'submitted', 'completed')),
      'complete is not possible from submitted, only from accepted, inProgress.',
    ],
    [
      'an action to where it cannot lead',
      changed(action('start', 'accepted', 'returned')),
      'start cannot lead to returned, only to inProgress.',
    ],
    [
      'an action that leads to two places',
      changed(action('accept', 'submitted', 'inProgress')),
      'The action accept from submitted is stated twice.',
    ],
    [
      'a state twice',
      changed((process) => void process.states.push({ id: 'accepted', kind: 'working' })),
      'The state accepted is stated twice.',
    ],
    [
      'an end that is none',
      changed((process) => {
        const state = process.states.find(({ id }) => id === 'inProgress')
        if (state) state.kind = 'end'
      }),
      'A dossier does not end in the state inProgress.',
    ],
    [
      'a dead end',
      standardWithout(['supplement', 'withdraw', 'stop']),
      'The state supplementRequested never comes to an end.',
    ],
    [
      'a waiting state without a clock',
      changed((process) => {
        const state = process.states.find(({ id }) => id === 'supplementRequested')
        if (state) delete state.clock
      }),
      'The waiting state supplementRequested does not say whether the clock runs.',
    ],
    [
      'a difference from what there is not',
      { without: ['payment'] },
      'The standard process has no payment to go without.',
    ],
    [
      'a difference beside a graph',
      { ...standardProcess, without: ['start'] },
      'Write the graph out, or what it goes without, not both.',
    ],
  ])('with %s is refused', (_, process, sentence) => {
    expect(saidOf(process)).toContainEqual(expect.stringContaining(sentence))
  })

  it('is written out when the form is published', () => {
    const form = aForm()
    expect(withProcess(form).process).toEqual(standardProcess)
    const why = { vi: 'Vì', en: 'Because' }
    const differing = { ...form, process: { without: ['supplementRequested'], certainty: 'B', why } }
    expect(withProcess(differing as unknown as FormDocument).process).toEqual({
      ...standardWithout(['supplementRequested']),
      certainty: 'B',
      why,
    })
    const written = { states: ['draft', 'submitted'], actions: { submit: { from: ['draft'], to: 'submitted' } } }
    expect(withProcess({ ...form, process: written } as unknown as FormDocument).process).toMatchObject({
      initial: 'draft',
      actions: [{ id: 'submit', from: 'draft', to: 'submitted' }],
    })
  })
})
