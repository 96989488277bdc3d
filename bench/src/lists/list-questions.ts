import type { Actor, ListDossiers } from '#contracts'
import { kinds, office, province } from './load-dossiers.js'

/** Who asks. */
export type Asker = keyof typeof askers

const base: Pick<Actor, 'issuer' | 'permissions'> = {
  issuer: 'https://issuer.test',
  permissions: ['reception', 'process'],
}
export const askers = {
  office: { ...base, role: 'official', subject: 'official', name: 'Official', authority: office },
  'head of the office': { ...base, role: 'head', subject: 'head', name: 'Head', authority: office },
  'head of the province': { ...base, role: 'head', subject: 'head-of-province', name: 'Head', authority: province },
  citizen: { ...base, permissions: [], role: 'citizen', subject: 'citizen', name: 'Citizen' },
} satisfies Record<string, Actor>

/** What is known of the generated dossiers, to ask about. */
export interface Known {
  names: string[]
  codes: string[]
  people: string[]
}

/** A kind of question: what is asked the `turn`-th time. */
export interface Question {
  name: string
  of(this: void, known: Known, turn: number): ListDossiers
}

const statuses = ['submitted', 'inProgress', 'supplementRequested', 'returned', 'rejected'] as const
const orders = ['due', 'received', 'changed'] as const
const pick = (list: string[], turn: number) => list[(turn * 7919) % list.length] ?? ''
const procedure = (no: number) => `1.${String(no).padStart(6, '0')}`
const always = (name: string, query: ListDossiers): Question => ({ name, of: () => query })

/** What is asked of each asker's list; the deep page follows a cursor and is the measurement's own. */
export const questions: readonly Question[] = [
  always('first page', {}),
  always('first page of 100', { limit: 100 }),
  ...orders.map((sort) => always(`sort ${sort}`, { sort })),
  ...(['overdue', 'today', 'week'] as const).map((due) => always(`due ${due}`, { due })),
  always('due overdue, sort changed', { due: 'overdue', sort: 'changed' }),
  always('open', { open: true }),
  always('open, sort received', { open: true, sort: 'received' }),
  always('not open', { open: false }),
  always('assigned none', { assigned: 'none' }),
  always('assigned me', { assigned: 'me' }),
  ...statuses.map((status) => always(`status ${status}`, { status })),
  ...orders.map((sort) => ({
    name: `any status, sort ${sort}`,
    of: (_: Known, turn: number) => ({ status: statuses[turn % statuses.length], sort }),
  })),
  ...orders.map((sort) => ({
    name: `common procedure, sort ${sort}`,
    of: (_: Known, turn: number) => ({ procedure: procedure(turn % 5), sort }),
  })),
  {
    name: 'rare procedure',
    of: (_, turn) => ({ procedure: procedure(kinds.procedures - 1 - turn) }),
  },
  {
    name: 'procedure and status',
    of: (_, turn) => ({ procedure: procedure(turn % 5), status: statuses[turn % statuses.length], sort: 'changed' }),
  },
  always('q family name', { q: 'nguyen' }),
  always('q family name, sort changed', { q: 'Trần', sort: 'changed' }),
  always('q two letters', { q: 'le' }),
  always('q one letter', { q: 'x' }),
  { name: 'q given name', of: ({ names }, turn) => ({ q: pick(names, turn).split(' ').at(-1) ?? '' }) },
  { name: 'q family and given name', of: ({ names }, turn) => ({ q: firstAndLast(pick(names, turn)) }) },
  { name: 'q full name', of: ({ names }, turn) => ({ q: pick(names, turn) }) },
  { name: 'q full name, sort received', of: ({ names }, turn) => ({ q: pick(names, turn), sort: 'received' }) },
  { name: 'q name and status', of: ({ names }, turn) => ({ q: pick(names, turn), status: 'inProgress' }) },
  { name: 'q beginning of a name', of: ({ names }, turn) => ({ q: pick(names, turn).slice(0, -2) }) },
  { name: 'q code', of: ({ codes }, turn) => ({ q: pick(codes, turn) }) },
  {
    name: 'q day and number of a code',
    of: ({ codes }, turn) => ({ q: pick(codes, turn).split('-').slice(1).join('-') }),
  },
  { name: 'q day of a code', of: ({ codes }, turn) => ({ q: pick(codes, turn).split('-')[1] ?? '' }) },
  { name: 'q personal id', of: ({ people }, turn) => ({ q: pick(people, turn) }) },
  { name: 'q procedure', of: (_, turn) => ({ q: procedure(turn % 5) }) },
  { name: 'q rare procedure', of: (_, turn) => ({ q: procedure(kinds.procedures - 1 - turn) }) },
  always('q nobody', { q: 'khong co ai ten nay' }),
]

function firstAndLast(name: string): string {
  const words = name.split(' ')
  return `${words[0] ?? ''} ${words.at(-1) ?? ''}`
}
