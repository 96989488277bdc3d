import type { FormProcess } from '#contracts'
import { raw, text, type Raw } from './raw.rules.js'

/** States and actions in the shapes they are written in: lists, or objects by name. */
export function readProcess(value: Raw): FormProcess {
  const named = (part: unknown): Raw[] =>
    Array.isArray(part)
      ? part.map((each) => (typeof each === 'string' ? { id: each } : raw(each)))
      : Object.entries(raw(part)).map(([id, each]) => ({ id, ...raw(each) }))
  const ends = new Set(['completed', 'returned', 'rejected', 'withdrawn', 'stopped'])
  const states = named(value['states']).map((state): FormProcess['states'][number] => {
    const id = text(state['id'] ?? state['name'])
    const isEnd = state['kind'] === 'end' || state['final'] === true || state['end'] === true || ends.has(id)
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
