import type { FormDocument, FormFinding, FormProcess } from '#contracts'
import { endStates, standardProcess, standardWithout } from '../process/standard-process.js'
import { bilingual, list, raw, text, type Raw } from './raw.rules.js'

/**
 * A form with its graph written out: the standard one where it has none, and what differs from it in full. What is
 * published and certified is this.
 */
export function withProcess(form: FormDocument): FormDocument {
  return { ...form, process: form.process === undefined ? standardProcess : readProcess(raw(form.process)) }
}

/** States and actions in the shapes they are written in: lists, objects by name, or what the standard graph goes without. */
export function readProcess(value: Raw): FormProcess {
  const certainty = (['A', 'B', 'C'] as const).find((known) => known === value['certainty'])
  return {
    ...(value['without'] === undefined ? readGraph(value) : standardWithout(list(value['without']).map(text))),
    ...(certainty ? { certainty } : {}),
    ...(value['why'] === undefined ? {} : { why: bilingual(value['why']) }),
  }
}

/** What is wrong with a difference: a word the standard graph does not have, or a graph written out beside it. */
export function unknownDifferences({ without, states: written }: Raw): FormFinding[] {
  if (without === undefined) return []
  if (written !== undefined) {
    const vi = 'Hãy viết đủ quy trình hoặc chỉ nêu phần bỏ đi, không dùng cả hai.'
    const en = 'Write the graph out, or what it goes without, not both.'
    return [{ rule: 'processUnknown', severity: 'error', message: { vi, en } }]
  }
  const { states, actions } = standardProcess
  const known = new Set([...states, ...actions].map(({ id }) => id))
  const names = Array.isArray(without) ? without.map(text) : ['without']
  return names
    .filter((name) => !known.has(name))
    .map((name) => {
      const shown = name.slice(0, 60)
      const vi = `Quy trình chuẩn không có ${shown} để bỏ đi.`
      const en = `The standard process has no ${shown} to go without.`
      return { rule: 'processUnknown', severity: 'error', message: { vi, en } }
    })
}

function readGraph(value: Raw): FormProcess {
  const named = (part: unknown): Raw[] =>
    Array.isArray(part)
      ? part.map((each) => (typeof each === 'string' ? { id: each } : raw(each)))
      : Object.entries(raw(part)).map(([id, each]) => ({ id, ...raw(each) }))
  const states = named(value['states']).map((state): FormProcess['states'][number] => {
    const id = text(state['id'] ?? state['name'])
    const isEnd = state['kind'] === 'end' || state['final'] === true || state['end'] === true || endStates.includes(id)
    const isWaiting = state['kind'] === 'waiting' || state['waiting'] === true
    const stated = state['clock'] ?? state['clockRule'] ?? state['clockStops']
    const clock =
      stated === undefined || stated === null ? undefined : stated === 'runs' || stated === false ? 'runs' : 'stops'
    return { id, kind: isEnd ? 'end' : isWaiting ? 'waiting' : 'working', ...(clock ? { clock } : {}) }
  })
  const actions = named(value['actions']).flatMap((action) =>
    (Array.isArray(action['from']) ? action['from'] : [action['from']]).map((from) => ({
      id: text(action['id'] ?? action['name']),
      from: text(from),
      to: text(action['to']),
    })),
  )
  const hasEnd = states.some(({ kind }) => kind === 'end')
  // where no state is said to be an end, those that nothing leaves are
  const leaving = new Set(actions.map(({ from }) => from))
  const ended = states.map((state) => (hasEnd || leaving.has(state.id) ? state : { ...state, kind: 'end' as const }))
  return { initial: text(value['initial'] ?? value['start'] ?? states[0]?.id), states: ended, actions }
}
