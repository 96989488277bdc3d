import { dossierStatuses, type Bilingual, type FormFinding, type FormProcess } from '#contracts'
import { places } from '../process/process-places.rules.js'
import { endStates, isDossierStatus, processActions } from '../process/standard-process.js'
import type { FormReading } from '../reading/reading.rules.js'

type ProcessRule = (process: FormProcess) => Bilingual[]

/**
 * ONCE010: every state can be reached and left, the clock's rule is known wherever the office waits, and the system can
 * carry the graph out: its words are known, a draft can be submitted, and no action stands where it cannot.
 */
export function once010({ form: { process } }: FormReading): FormFinding[] {
  if (!process) return []
  return rules.flatMap((rule) => rule(process)).map((message) => ({ rule: 'ONCE010', severity: 'error', message }))
}

const rules: readonly ProcessRule[] = [strange, unreached, endless, clockless, words, submission, impossible, twofold]

function strange({ initial, states, actions }: FormProcess): Bilingual[] {
  const known = new Set(states.map(({ id }) => id))
  const named = [initial, ...actions.flatMap(({ from, to }) => [from, to])].filter((id) => !known.has(id))
  return [...new Set(named)].map((id) => say(`Không có trạng thái ${id}.`, `There is no state ${id}.`))
}

function unreached({ initial, states, actions }: FormProcess): Bilingual[] {
  const reached = closure([initial], (id) => actions.filter(({ from }) => from === id).map(({ to }) => to))
  return states
    .filter(({ id }) => !reached.has(id))
    .map(({ id }) => say(`Không có cách nào tới trạng thái ${id}.`, `Nothing leads to the state ${id}.`))
}

function endless({ states, actions }: FormProcess): Bilingual[] {
  const ends = states.filter(({ kind }) => kind === 'end').map(({ id }) => id)
  const ending = closure(ends, (id) => actions.filter(({ to }) => to === id).map(({ from }) => from))
  return states
    .filter(({ id }) => !ending.has(id))
    .map(({ id }) => say(`Trạng thái ${id} không dẫn tới kết thúc.`, `The state ${id} never comes to an end.`))
}

function clockless({ states }: FormProcess): Bilingual[] {
  return states
    .filter(({ kind, clock }) => kind === 'waiting' && clock === undefined)
    .map(({ id }) =>
      say(
        `Trạng thái chờ ${id} chưa nói đồng hồ chạy hay dừng.`,
        `The waiting state ${id} does not say whether the clock runs.`,
      ),
    )
}

/** States and actions the system knows, each state once and with the kind it has everywhere. */
function words({ states, actions }: FormProcess): Bilingual[] {
  const [statuses, verbs] = [dossierStatuses.join(', '), processActions.join(', ')]
  const ids = states.map(({ id }) => id)
  const twice = ids.filter((id, at) => ids.indexOf(id) < at)
  const foreign = new Set(actions.map(({ id }) => id).filter((id) => !isAction(id)))
  const amiss = states.filter(({ id, kind }) => isDossierStatus(id) && (kind === 'end') !== endStates.includes(id))
  return [
    ...ids
      .filter((id) => !isDossierStatus(id))
      .map((id) =>
        say(
          `Hệ thống không biết trạng thái ${id}; chỉ dùng: ${statuses}.`,
          `The system knows no state ${id}; use one of ${statuses}.`,
        ),
      ),
    ...[...foreign].map((id) =>
      say(
        `Hệ thống không biết hành động ${id}; chỉ dùng: ${verbs}.`,
        `The system knows no action ${id}; use one of ${verbs}.`,
      ),
    ),
    ...twice.map((id) => say(`Trạng thái ${id} được nêu hai lần.`, `The state ${id} is stated twice.`)),
    ...amiss.map(({ id, kind }) =>
      kind === 'end'
        ? say(`Hồ sơ chưa kết thúc ở trạng thái ${id}.`, `A dossier does not end in the state ${id}.`)
        : say(`Trạng thái ${id} là trạng thái kết thúc.`, `The state ${id} is an end.`),
    ),
  ]
}

/** A dossier begins as a draft, and the draft can be submitted. */
function submission({ initial, actions }: FormProcess): Bilingual[] {
  const isPossible = actions.some(({ id, from, to }) => id === 'submit' && from === 'draft' && to === 'submitted')
  return initial === 'draft' && isPossible
    ? []
    : [
        say(
          'Không nộp được hồ sơ: quy trình phải bắt đầu ở draft và có submit từ draft tới submitted.',
          'No dossier could be submitted: begin at draft and have submit lead from draft to submitted.',
        ),
      ]
}

function impossible({ actions }: FormProcess): Bilingual[] {
  return actions.flatMap(({ id, from, to }) => {
    if (!isAction(id)) return []
    const can = places[id]
    const [starts, ends] = [can.from.join(', '), can.to.join(', ')]
    return [
      ...(!isDossierStatus(from) || can.from.includes(from)
        ? []
        : [
            say(
              `Không làm được ${id} từ ${from}; chỉ từ: ${starts}.`,
              `${id} is not possible from ${from}, only from ${starts}.`,
            ),
          ]),
      ...(!isDossierStatus(to) || can.to.includes(to)
        ? []
        : [say(`${id} không dẫn tới ${to} được; chỉ tới: ${ends}.`, `${id} cannot lead to ${to}, only to ${ends}.`)]),
    ]
  })
}

/** Where one action would lead to two places, nobody could tell which. */
function twofold({ actions }: FormProcess): Bilingual[] {
  const names = actions.map(({ id, from }) => `${id} ${from}`)
  return actions
    .filter(({ id, from }, at) => names.indexOf(`${id} ${from}`) < at)
    .map(({ id, from }) =>
      say(`Hành động ${id} từ ${from} được nêu hai lần.`, `The action ${id} from ${from} is stated twice.`),
    )
}

function isAction(word: string): word is (typeof processActions)[number] {
  return processActions.some((action) => action === word)
}

function closure(from: readonly string[], next: (id: string) => string[]): Set<string> {
  const seen = new Set(from)
  for (const id of seen) for (const further of next(id)) seen.add(further)
  return seen
}

function say(vi: string, en: string): Bilingual {
  return { vi, en }
}
