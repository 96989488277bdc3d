import type { ActingFor, ActingKind, Answers, FieldSchema, InputError, Value } from '../../shared/api/types'
import type { Entry } from '../../shared/form/form-view'
import type { Messages } from '../../shared/language/words/vi'
import { actingScopes } from '../../shared/representation/representation.rules'

/** The rights to act for another, the one that needs no paper first. */
export const actingKinds: readonly ActingKind[] = ['parent', 'guardian', 'authorisation']

/** A question about whom somebody acts for; the names of paths are the gateway's. */
type Question = 'fullName' | 'birthDate' | 'personId' | 'number' | 'date' | 'scope' | 'until'

const paths: Record<Question, string> = {
  fullName: '/actingFor/fullName',
  birthDate: '/actingFor/birthDate',
  personId: '/actingFor/personId',
  number: '/actingFor/evidence/number',
  date: '/actingFor/evidence/date',
  scope: '/actingFor/scope',
  until: '/actingFor/until',
}

const questions: Record<ActingKind, readonly Question[]> = {
  parent: ['fullName', 'birthDate'],
  guardian: ['fullName', 'birthDate', 'personId', 'number', 'date'],
  authorisation: ['fullName', 'birthDate', 'personId', 'number', 'date', 'scope', 'until'],
}

const schemas: Record<Exclude<Question, 'scope'>, FieldSchema> = {
  fullName: { type: 'string', format: 'person-name', maxLength: 100 },
  birthDate: { type: 'string', format: 'partial-date' },
  personId: { type: 'string', pattern: '^(\\d[ .]*){12}$', examples: ['001 188 014 826'] },
  number: { type: 'string', maxLength: 60 },
  date: { type: 'string', format: 'date' },
  until: { type: 'string', format: 'date' },
}

/** Only the questions a kind of right needs, as questions of a form. */
export function actingQuestions(kind: ActingKind, { actingFor: words }: Messages): Entry[] {
  const schemaOf = (question: Question): FieldSchema =>
    question === 'scope'
      ? { type: 'array', items: { type: 'string', enum: [...actingScopes], 'x-labels': words.scopes } }
      : schemas[question]
  return questions[kind].map((question) => ({
    path: paths[question],
    label: words.labels[kind][question],
    help: words.help[question] || undefined,
    state: 'ask',
    schema: schemaOf(question),
    required: true,
  }))
}

/** Whether nothing was answered to a question. */
export function isUnanswered(value: Value | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** What was answered, as the gateway takes it; what the kind does not need is left out. */
export function actingForOf(kind: ActingKind, answers: Answers): ActingFor {
  const asked = (question: Question) => questions[kind].includes(question)
  const text = (question: Question) => {
    const value = answers[paths[question]]
    return typeof value === 'string' ? value.normalize('NFC').trim().replace(/\s+/g, ' ') : ''
  }
  const scope = answers[paths.scope]
  return {
    kind,
    fullName: text('fullName'),
    birthDate: text('birthDate'),
    ...(asked('personId') && { personId: text('personId').replace(/\D/g, '') }),
    ...(asked('number') && { evidence: { number: text('number'), date: text('date') } }),
    ...(asked('scope') && { scope: actingScopes.filter((each) => Array.isArray(scope) && scope.includes(each)) }),
    ...(asked('until') && { until: text('until') }),
  }
}

/**
 * What the gateway refused, by the path of the question it stands at; undefined where it is about none of them. It says
 * of the paper as a whole what can only be wrong with its day, since the number was given.
 */
export function refusalsOf(kind: ActingKind, errors: readonly InputError[]): Record<string, string> | undefined {
  const shown = questions[kind].map((question) => paths[question])
  const placed = errors.flatMap(({ path, message }): [string, string][] => {
    const at = path === '/actingFor/evidence' ? paths.date : shown.find((each) => `${path}/`.startsWith(`${each}/`))
    return at && shown.includes(at) ? [[at, message]] : []
  })
  return placed.length > 0 ? Object.fromEntries(placed) : undefined
}
