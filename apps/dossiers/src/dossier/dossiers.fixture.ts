import { randomUUID } from 'node:crypto'
import { StateCopy, type ActorContext, type Outbox } from '#bus'
import { catalog, type Actor, type FormDocument } from '#contracts'
import { type Database } from '#database'
import { Catalogue, Idempotent, type ServiceKeys } from '#platform'
import { clockAt } from '#testing'
import { Colleagues } from '../colleagues/colleagues.js'
import { DossierClock } from '../lifecycle/dossier-clock.js'
import { KeepPapers } from '../kept-papers/keep-papers.js'
import { FactFlags } from '../live-facts/fact-flags.js'
import { KeepNotices } from '../notices/keep-notices.js'
import { ActBeside } from '../handling/act-beside.js'
import { GiveOpinion } from '../opinions/give-opinion.js'
import { RequestOpinion } from '../opinions/request-opinion.js'
import { Outcomes } from '../outcomes/outcomes.js'
import { SameEvents } from '../repeats/same-events.js'
import { Views } from '../views/views.js'
import { TransferDossier } from '../transfers/transfer-dossier.js'
import { AssignDossier } from '../work/assign-dossier.js'
import { Dossiers } from './dossiers.js'
import { History } from './history.js'

/** The moment every test with this fixture runs at. */
export const clock = clockAt(() => new Date('2026-11-25T09:00:00+07:00'))

/** Keys whose pseudonym of a text is the text. */
export const plainKeys = { pseudonym: (text: string) => text } as unknown as ServiceKeys

export const citizen: Actor = {
  ...{ issuer: 'https://issuer.test', subject: 'minh', role: 'citizen', permissions: [], name: 'Đỗ Quang Minh' },
  personId: '001090021473',
}

export const official: Actor = {
  ...{ issuer: 'https://issuer.test', subject: 'hanh', role: 'official', name: 'Cao Thị Hạnh', authority: 'H26.00637' },
  permissions: ['reception', 'process', 'sign'],
}

const same = (text: string) => ({ vi: text, en: text })

/** A form that asks about two people beside the applicant, with a typed field of each. */
export const marriage: FormDocument = {
  procedure: '1.000894',
  formVersion: '1.0.0',
  title: same('Biểu mẫu'),
  schema: { type: 'object' },
  layout: { pages: [] },
  subjects: {
    partner: { name: same('Bên kia'), authority: 'consent' },
    witness: { name: same('Người làm chứng'), authority: 'consent' },
  },
  bindings: {
    '/note': { mode: 'ask', why: same('Vì') },
    '/partner/fullName': { mode: 'registry', concept: 'person.fullName', subject: 'partner', why: same('Vì') },
    '/witness/fullName': { mode: 'registry', concept: 'person.fullName', subject: 'witness', why: same('Vì') },
  },
  documents: [],
}

/** Two people who can be named for the roles of {@link marriage}. */
export const hoa = { personId: '052190035174', fullName: 'Phạm Thị Hoa', birthDate: '1990-05-09' }
export const nam = { personId: '001156020896', fullName: 'Trương Văn Năm', birthDate: '1956-02-01' }

/** A catalogue in which {@link marriage} is published, and what else is named. */
export function aCatalogue(...more: { type: string; key: string; value: object }[]): Catalogue {
  const { procedure, formVersion } = marriage
  const copy = new StateCopy(catalog.state, () => [])
  const entries = [
    { type: 'formVersion', key: `${procedure}@${formVersion}`, value: { form: marriage } },
    { type: 'form', key: procedure, value: marriage },
    {
      type: 'procedure',
      key: procedure,
      value: { code: procedure, name: same('Kết hôn'), level: 'commune', deadline: { amount: 3, unit: 'day' } },
    },
    ...more,
  ]
  for (const entry of entries)
    copy.record({ key: `${entry.type}/${entry.key}`, version: 1, text: JSON.stringify({ ...entry, version: 1 }) })
  const catalogue = new Catalogue()
  catalogue.follow(copy)
  return catalogue
}

/** The dossiers of a database; what happens to them is announced to `outbox`, or else to nobody. */
export function dossiersIn(database: Database, catalogue: Catalogue, outbox?: Partial<Outbox>): Dossiers {
  const silent = { record: () => Promise.resolve() }
  return new Dossiers(database, clock, catalogue, new History((outbox ?? silent) as Outbox, new KeepNotices(plainKeys)))
}

/** The signed outcomes of the dossiers of a database; registries are told through `outbox`, or else not at all. */
export function outcomesIn(database: Database, catalogue: Catalogue, outbox?: Partial<Outbox>): Outcomes {
  const told = (outbox ?? { record: () => Promise.resolve() }) as Outbox
  return new Outcomes(
    database,
    catalogue,
    clock,
    told,
    new History(told, new KeepNotices(plainKeys)),
    new KeepPapers(plainKeys),
  )
}

/** Assigns the dossiers of a database. */
export function assigningIn(database: Database, catalogue: Catalogue): AssignDossier {
  const colleagues = new Colleagues(database, clock)
  return new AssignDossier(dossiersIn(database, catalogue), colleagues, new Idempotent(database, clock))
}

/** Passes the dossiers of a database on. */
export function transferringIn(database: Database, catalogue: Catalogue): TransferDossier {
  return new TransferDossier(dossiersIn(database, catalogue), catalogue, new Idempotent(database, clock))
}

/** What offices do with the dossiers of a database beside the steps of their graphs. */
export function besideIn(database: Database, catalogue: Catalogue): ActBeside {
  const dossiers = dossiersIn(database, catalogue)
  const idempotent = new Idempotent(database, clock)
  return new ActBeside(
    assigningIn(database, catalogue),
    transferringIn(database, catalogue),
    new RequestOpinion(dossiers, catalogue, idempotent),
    new GiveOpinion(dossiers, catalogue, idempotent),
  )
}

/** The changed facts of the dossiers of a database. */
export function flagsIn(database: Database, catalogue: Catalogue): FactFlags {
  const silent = { record: () => Promise.resolve() } as unknown as Outbox
  const history = new History(silent, new KeepNotices(plainKeys))
  return new FactFlags(database, catalogue, dossiersIn(database, catalogue), history)
}

/** The views of the dossiers of a database. */
export function viewsIn(database: Database, catalogue: Catalogue): Views {
  const events = new SameEvents(database, catalogue, plainKeys)
  return new Views(
    catalogue,
    database,
    events,
    flagsIn(database, catalogue),
    new DossierClock(catalogue, database, clock),
    clock,
  )
}

/** A question of somebody, as the bus brings it. */
export function questionOf(actor: Actor): ActorContext {
  const deadline = Date.now() + 60_000
  return { id: randomUUID(), from: 'gateway', correlationId: 'test-test', deadline, actor, isDirect: false }
}

/** A draft of {@link marriage} of {@link citizen} at the office of {@link official}, with these columns beside. */
export async function aDraft(database: Database, columns: Record<string, unknown> = {}): Promise<string> {
  const row = {
    ...{ id: randomUUID(), procedure: marriage.procedure, form_version: marriage.formVersion, status: 'draft' },
    ...{ identity: 'verified', channel: 'counter', created_by: 'x', applicant_person_id: citizen.personId },
    ...{ applicant_name: citizen.name, search_name: 'x', received_by: official.authority },
    ...{ created_at: clock.now(), changed_at: clock.now(), ...columns },
  }
  const names = Object.keys(row)
  await database.write(
    `insert into dossier (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(row),
  )
  return row.id
}
