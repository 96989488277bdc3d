import type {
  Authority,
  ControllerRole,
  RightKind,
  RightsDecision,
  RightsState,
  RightsTerm,
  RightsTerms,
} from '#contracts'
import { courseOf } from '../clock/due.rules.js'
import type { Instant } from '../clock/office/days.js'
import type { Office } from '../clock/office/office.js'

/** The setting `rights.terms`. */
export interface TermsSetting {
  acknowledge: RightsTerm
  kinds: Record<RightKind, RightsTerm>
  openAtOnce: number
  aDay: number
  keptMonths: number
}

/** What of a request its answers depend on. */
export interface Standing {
  state: RightsState
  acknowledgeBy: Date
  acknowledgedAt: Date | null
  dueAt: Date
  extendedAt: Date | null
  endedAt: Date | null
}

/** The terms as they are read by everybody. */
export function termsOf({ acknowledge, kinds, openAtOnce, keptMonths }: TermsSetting): RightsTerms {
  const each = Object.entries(kinds) as [RightKind, RightsTerm][]
  return { acknowledge, kinds: each.map(([kind, term]) => ({ kind, ...term })), openAtOnce, keptMonths }
}

/** For what an authority answers; undefined for a ministry that owns no registry: it holds nothing here. */
export function controllerRoleOf(
  { level }: Pick<Authority, 'level'>,
  ownsRegistry: boolean,
): ControllerRole | undefined {
  if (level === 'ministry') return ownsRegistry ? 'registry' : undefined
  return level === 'province' ? 'gateway' : 'office'
}

/** When a term that began with the receipt ends, by the office's days. Throws `calendar_year_missing`. */
export function endOfTerm(
  { amount, unit }: Pick<RightsTerm, 'amount' | 'unit'>,
  receivedAt: Instant,
  office: Office,
): Date {
  const { due } = courseOf({ period: { amount, unit }, receivedAt, afternoonRule: false, events: [] }, office)
  return new Date(due ?? receivedAt)
}

/** The term with its one extension. */
export function extended(term: RightsTerm): RightsTerm {
  return { ...term, amount: term.amount + (term.extension ?? 0) }
}

/** What a controller can answer now; nothing once the request has ended. What is late already is not extended. */
export function allowedAnswers(
  { state, extendedAt, dueAt }: Pick<Standing, 'state' | 'extendedAt' | 'dueAt'>,
  { extension }: Pick<RightsTerm, 'extension'>,
  now: Date,
): RightsDecision[] {
  if (state !== 'received' && state !== 'acknowledged') return []
  const canExtend = extension !== undefined && extendedAt === null && now <= dueAt
  return [
    ...(state === 'received' ? (['acknowledged'] as const) : []),
    ...(canExtend ? (['extended'] as const) : []),
    ...(['granted', 'refused'] as const),
  ]
}

/** Which answer is late, or was. Whatever a controller answers first is its first answer. */
export function overdueOf(
  { acknowledgeBy, acknowledgedAt, dueAt, endedAt }: Omit<Standing, 'state'>,
  now: Date,
): 'acknowledgement' | 'answer' | null {
  if ((endedAt ?? now) > dueAt) return 'answer'
  return (acknowledgedAt ?? endedAt ?? now) > acknowledgeBy ? 'acknowledgement' : null
}
