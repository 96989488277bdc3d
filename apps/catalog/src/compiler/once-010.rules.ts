import type { FormFinding, FormProcess } from '#contracts'
import type { FormReading } from './reading.rules.js'

/** ONCE010: every state can be reached and left, and the clock's rule is known wherever the office waits. */
export function once010({ form }: FormReading): FormFinding[] {
  return form.process
    ? processProblems(form.process).map(([vi, en]) => ({ rule: 'ONCE010', severity: 'error', message: { vi, en } }))
    : []
}

function processProblems({ initial, states, actions }: FormProcess): [string, string][] {
  const known = new Set(states.map(({ id }) => id))
  const strange = [initial, ...actions.flatMap(({ from, to }) => [from, to])].filter((id) => !known.has(id))
  const reached = closure([initial], (id) => actions.filter(({ from }) => from === id).map(({ to }) => to))
  const ends = states.filter(({ kind }) => kind === 'end').map(({ id }) => id)
  const ending = closure(ends, (id) => actions.filter(({ to }) => to === id).map(({ from }) => from))
  return [
    ...[...new Set(strange)].map((id): [string, string] => [`Không có trạng thái ${id}.`, `There is no state ${id}.`]),
    ...states.flatMap(({ id, kind, clock }): [string, string][] => [
      ...(reached.has(id)
        ? []
        : [[`Không có cách nào tới trạng thái ${id}.`, `Nothing leads to the state ${id}.`] as [string, string]]),
      ...(ending.has(id)
        ? []
        : [[`Trạng thái ${id} không dẫn tới kết thúc.`, `The state ${id} never comes to an end.`] as [string, string]]),
      ...(kind === 'waiting' && clock === undefined
        ? [
            [
              `Trạng thái chờ ${id} chưa nói đồng hồ chạy hay dừng.`,
              `The waiting state ${id} does not say whether the clock runs.`,
            ] as [string, string],
          ]
        : []),
    ]),
  ]
}

function closure(from: readonly string[], next: (id: string) => string[]): Set<string> {
  const seen = new Set(from)
  for (const id of seen) for (const further of next(id)) seen.add(further)
  return seen
}
