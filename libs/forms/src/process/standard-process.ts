import { dossierActions, dossierStatuses, type DossierStatus, type FormProcess } from '#contracts'

/** What a graph may name as an action: everything that is done with a dossier, and the submission itself. */
export const processActions = ['submit', ...dossierActions] as const

/** States in which nothing is worked on any more; the same in every graph. */
export const endStates: readonly string[] = [
  'completed',
  'returned',
  'rejected',
  'withdrawn',
  'stopped',
] satisfies DossierStatus[]

/** Whether a word is a state of a dossier. */
export function isDossierStatus(word: string): word is DossierStatus {
  return dossierStatuses.some((status) => status === word)
}

/**
 * The graph of every procedure that says nothing else: the states the national portal exchanges, and how a dossier passes
 * through them. No official text has it in this form (C).
 */
export const standardProcess: FormProcess = {
  initial: 'draft',
  states: [
    { id: 'draft', kind: 'working' },
    { id: 'submitted', kind: 'working' },
    { id: 'accepted', kind: 'working' },
    { id: 'inProgress', kind: 'working' },
    { id: 'supplementRequested', kind: 'waiting', clock: 'stops' },
    { id: 'completed', kind: 'end' },
    { id: 'returned', kind: 'end' },
    { id: 'rejected', kind: 'end' },
    { id: 'withdrawn', kind: 'end' },
    { id: 'stopped', kind: 'end' },
  ],
  actions: [
    { id: 'submit', from: 'draft', to: 'submitted' },
    { id: 'accept', from: 'submitted', to: 'accepted' },
    { id: 'reject', from: 'submitted', to: 'rejected' },
    { id: 'start', from: 'accepted', to: 'inProgress' },
    { id: 'requestSupplement', from: 'accepted', to: 'supplementRequested' },
    { id: 'requestSupplement', from: 'inProgress', to: 'supplementRequested' },
    { id: 'supplement', from: 'supplementRequested', to: 'inProgress' },
    { id: 'complete', from: 'accepted', to: 'completed' },
    { id: 'complete', from: 'inProgress', to: 'completed' },
    { id: 'returnResult', from: 'completed', to: 'returned' },
    { id: 'withdraw', from: 'submitted', to: 'withdrawn' },
    { id: 'withdraw', from: 'accepted', to: 'withdrawn' },
    { id: 'withdraw', from: 'inProgress', to: 'withdrawn' },
    { id: 'withdraw', from: 'supplementRequested', to: 'withdrawn' },
    { id: 'stop', from: 'accepted', to: 'stopped' },
    { id: 'stop', from: 'inProgress', to: 'stopped' },
    { id: 'stop', from: 'supplementRequested', to: 'stopped' },
  ],
  certainty: 'C',
  why: {
    vi: 'Các trạng thái theo danh mục đồng bộ của Cổng Dịch vụ công; cách chuyển giữa chúng là suy luận.',
    en: 'The states are those the national portal exchanges; how they follow each other is an inference.',
  },
}

/** The standard graph without some of its states and actions; what touches a state that is gone goes with it. */
export function standardWithout(names: readonly string[]): FormProcess {
  const gone = new Set(names)
  return {
    initial: standardProcess.initial,
    states: standardProcess.states.filter(({ id }) => !gone.has(id)),
    actions: standardProcess.actions.filter(({ id, from, to }) => ![id, from, to].some((name) => gone.has(name))),
  }
}
