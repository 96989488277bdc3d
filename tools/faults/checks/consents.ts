import { fieldsOfRow, type SnapshotColumns } from '../../../apps/dossiers/src/snapshots/kept-snapshot.rules.js'
import type { SnapshotField } from '#contracts'
import type { Check } from './check.js'

interface Asked {
  id: string
  dossier_id: string
  role: string
  full_name: string
  answer: string | null
}

/**
 * What is known of a person came to a dossier while their consent stood: nothing of them is in a snapshot that was written
 * after they took it back, nor was it submitted after that, nor does a draft still show it.
 */
export const withdrawnConsents: Check = async ({ system, journal }) => {
  const refused = await system.rows<Asked>(
    'dossiers',
    `select id, dossier_id, role, full_name, answer from consent where answer = 'refused'`,
  )
  const written = await system.rows<SnapshotColumns & { consent: string; how: string }>(
    'dossiers',
    `select c.id as consent, n.fields, n.kept, 'written after' as how
       from consent c join snapshot n using (dossier_id)
       where c.answer = 'refused' and pg_xact_commit_timestamp(n.xmin) > pg_xact_commit_timestamp(c.xmin)
     union all
     select c.id, n.fields, n.kept, 'submitted after'
       from consent c join submission s using (dossier_id) join snapshot n on n.id = s.snapshot_id
       where c.answer = 'refused' and pg_xact_commit_timestamp(s.xmin) > pg_xact_commit_timestamp(c.xmin)
     union all
     select c.id, n.fields, n.kept, 'shown by a draft after'
       from consent c join dossier d on d.id = c.dossier_id join snapshot n on n.id = d.snapshot_id
       where c.answer = 'refused' and d.status = 'draft'`,
  )
  const byId = new Map(refused.map((consent) => [consent.id, consent]))
  const found = written.flatMap(({ consent: id, how, ...row }) => {
    const consent = byId.get(id)
    const facts = consent ? factsOf(fieldsOfRow(row), consent) : []
    return facts.length > 0
      ? [`Facts of the person of consent ${id} were ${how} her withdrawal: ${facts.join(', ')}.`]
      : []
  })
  for (const { consent } of journal.journeys) {
    const isTakenBack = consent?.answers.some(
      ({ answer, outcome }) => answer === 'refused' && outcome === 'acknowledged',
    )
    if (isTakenBack && !byId.has(consent?.id ?? '')) found.push(`Consent ${consent?.id} was taken back and stands.`)
  }
  return found
}

/** The paths at which a registry gave something about them, or that name them. */
function factsOf(fields: SnapshotField[], { role, full_name }: Asked): string[] {
  const own = fields.filter((field) => {
    const isHers = field.path.startsWith(`/${role}`) && field.status === 'provided'
    return isHers || JSON.stringify(field).includes(full_name)
  })
  return own.map(({ path }) => path)
}
