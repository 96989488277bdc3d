import { DomainError, invalidPlace, type Actor, type SubmitDossier } from '#contracts'
import { formatInstant } from '#vietnam'

const dayLength = 86_400_000

/** When a dossier was received, and what its history says of it where that was earlier. */
export interface Reception {
  at: Date
  note?: string
}

/**
 * When a dossier counts as handed in: now, or earlier where an official says so with a reason, at most `days` days back (the
 * setting `reception.backdating`).
 */
export function receptionOf(
  { receivedAt, receivedReason }: SubmitDossier,
  actor: Actor,
  now: Date,
  days: number,
): Reception {
  if (receivedAt === undefined) return { at: now }
  if (actor.role === 'citizen') throw receivedAtNotYours()
  if (receivedReason === undefined) throw reasonNeeded()
  const at = new Date(receivedAt)
  if (at > now) throw receivedInFuture()
  if (now.getTime() - at.getTime() > days * dayLength) throw receivedTooLongAgo(days)
  return { at, note: `Nhận lúc ${formatInstant(at)}. ${receivedReason}` }
}

function receivedAtNotYours(): DomainError {
  const detail = {
    vi: 'Chỉ cán bộ tiếp nhận ghi được thời điểm nhận sớm hơn lúc nhập.',
    en: 'Only an official may state that a dossier was received earlier than it is entered.',
  }
  return new DomainError('forbidden', 'received_at_not_yours', detail, {
    checks: [{ check: 'role', passed: false, detail }],
  })
}

function reasonNeeded(): DomainError {
  return invalidPlace('/receivedReason', 'required', {
    vi: 'Hãy ghi lý do thời điểm nhận sớm hơn lúc nhập.',
    en: 'Give the reason why it was received earlier than it is entered.',
  })
}

function receivedInFuture(): DomainError {
  return invalidPlace('/receivedAt', 'in_future', {
    vi: 'Thời điểm nhận không được sau lúc này.',
    en: 'The time of receipt cannot be after now.',
  })
}

function receivedTooLongAgo(days: number): DomainError {
  return invalidPlace('/receivedAt', 'too_long_ago', {
    vi: `Thời điểm nhận không được sớm hơn ${days} ngày trước.`,
    en: `The time of receipt cannot be more than ${days} days ago.`,
  })
}
