import type { Dossier } from '../api/types'

type PaperName = 'receipt' | 'supplement' | 'refusal' | 'stop' | 'apology' | 'control'

const accepted: readonly string[] = [
  'accepted',
  'inProgress',
  'supplementRequested',
  'paymentRequested',
  'completed',
  'returned',
]
const worked: readonly string[] = ['accepted', 'inProgress']
const oneDay = 24 * 60 * 60 * 1000

/** The papers that can be printed of a dossier as it stands; those of the office only for its officials. */
export function papersOf(
  { status, code, dueAt }: Pick<Dossier, 'status' | 'code' | 'dueAt'>,
  isOfficial: boolean,
  now: number,
): PaperName[] {
  const isLate = worked.includes(status) && typeof dueAt === 'string' && Date.parse(dueAt) < now + oneDay
  return [
    ...(accepted.includes(status) ? (['receipt'] as const) : []),
    ...(status === 'supplementRequested' ? (['supplement'] as const) : []),
    ...(status === 'rejected' ? (['refusal'] as const) : []),
    ...(status === 'stopped' ? (['stop'] as const) : []),
    ...(isOfficial && isLate ? (['apology'] as const) : []),
    ...(isOfficial && code ? (['control'] as const) : []),
  ]
}
