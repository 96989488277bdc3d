import { Inject, Injectable } from '@nestjs/common'
import type { Outcome, Purpose, RegistryId, SubjectQuestion } from '#contracts'
import { Database } from '#database'
import { ServiceKeys, WordLists } from '#platform'
import { REGISTRY_ID } from './registry-id.js'
import { sealQuestion } from './watched.rules.js'

/** One line of a registry's own log. */
export interface Access {
  purpose: Purpose
  lookup: SubjectQuestion
  outcome: Outcome
  /** Of an answer that is watched: the keys of its subject, and what stands for what was told. */
  watch?: { keys: string[]; digest: string }
}

const insert = `
  with lists as (
    insert into concept_list (id, concepts) select id, words from json_to_recordset($3) as l (id uuid, words text[])
    on conflict do nothing
  ), watched as (
    insert into public.watch (lookup_id, dossier_id, registry, keys, concepts, question, digest, opened_at)
    select "lookupId", "dossierId", $4, array(select public.watch_key(k) from json_array_elements_text(watch->'keys') as k),
           concepts, decode(watch->>'question', 'base64'), watch->>'digest', $2::timestamptz
    from json_to_recordset($1) as t ("lookupId" uuid, "dossierId" uuid, concepts uuid, watch json)
    where watch is not null
    on conflict do nothing
  )
  insert into access_log
    (lookup_id, dossier_id, procedure, authority, agreement, legal_basis, actor, mode, concept_list, outcome, at)
  select "lookupId", "dossierId", procedure, authority, agreement, "legalBasis", actor, mode, concepts, outcome,
         $2::timestamptz
  from json_to_recordset($1) as t ("lookupId" uuid, "dossierId" uuid, procedure text, authority text, agreement text,
    "legalBasis" text, actor text, mode text, concepts uuid, outcome text)
  on conflict (lookup_id) do nothing`

/** Of a line of the log: the concepts asked for, wherever they are kept. */
export const conceptsOfLine =
  'coalesce(access_log.concepts, (select l.concepts from concept_list l where l.id = access_log.concept_list))'

/**
 * A registry's own append-only record of who asked what for which purpose. It holds no personal value: the look-up's id
 * leads to the person in the dossier only. A look-up that arrives twice is logged once. In the same statement a watch is
 * opened for each answer somebody may rest on.
 */
@Injectable()
export class AccessLog {
  private readonly lists = new WordLists()

  constructor(
    private readonly database: Database,
    private readonly keys: ServiceKeys,
    @Inject(REGISTRY_ID) private readonly id: RegistryId,
  ) {}

  /** Resolves when all lines are durable. */
  async append(accesses: readonly Access[], at: string): Promise<void> {
    const lines = accesses.map(({ purpose, lookup, outcome, watch }) => {
      const { lookupId, mode, concepts } = lookup
      const line = { lookupId, ...purpose, mode, concepts: this.lists.idOf(concepts), outcome }
      return watch ? { ...line, watch: { ...watch, question: sealQuestion(this.keys, lookup) } } : line
    })
    const missing = this.lists.missing(accesses.map(({ lookup }) => lookup.concepts))
    await this.database.write(insert, [JSON.stringify(lines), at, JSON.stringify(missing), this.id])
    this.lists.keep(missing)
  }
}
