import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { Actor, SameEvent, SnapshotField } from '#contracts'
import { Catalogue, Database, ServiceKeys } from '#platform'
import { formOf } from '../dossier/form-of.js'
import { eventKeys, isRegistered } from './same-event.rules.js'

/** The dossier whose event is looked for elsewhere. */
interface Reporting {
  id: string
  procedure: string
  formVersion: string
  status: string
  snapshotId: string | null
}

/** Events that are reported once more, or that a register has: the office is told before it accepts. */
@Injectable()
export class SameEvents {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly keys: ServiceKeys,
  ) {}

  /** Keeps which event a dossier reports now, as pseudonyms, within the transaction of its submission or supplement. */
  async keep(
    tx: EntityManager,
    dossier: Pick<Reporting, 'id' | 'procedure' | 'formVersion'> & { answers: Record<string, unknown> },
    fields: readonly SnapshotField[],
  ): Promise<void> {
    const form = formOf(this.catalogue, dossier)
    if (!form.event) return
    const keys = eventKeys({ form, answers: dossier.answers, fields }).map((key) => this.keys.pseudonym(key))
    await tx.query('delete from reported_event where dossier_id = $1 and key <> all ($2::text[])', [dossier.id, keys])
    await tx.query(
      'insert into reported_event (dossier_id, key) select $1, unnest($2::text[]) on conflict do nothing',
      [dossier.id, keys],
    )
  }

  /** What an official is told of a dossier that waits for acceptance; nobody else, and of other states nothing. */
  async of(dossier: Reporting, actor: Actor): Promise<SameEvent[]> {
    if (dossier.status !== 'submitted' || (actor.role !== 'official' && actor.role !== 'head')) return []
    const form = formOf(this.catalogue, dossier)
    if (!form.event) return []
    const [snapshot] = await this.database.query<{ fields: SnapshotField[] }>(
      'select fields from snapshot where id = $1',
      [dossier.snapshotId],
    )
    const source = isRegistered({ form, fields: snapshot?.fields ?? [] })?.source
    const others = await this.database.query<{ code: string | null }>(othersStatement, [dossier.id])
    return [
      ...(source ? [{ kind: 'register' as const, registry: source.registry, message: registered }] : []),
      ...others.map(({ code }) => ({ kind: 'dossier' as const, ...(code ? { code } : {}), message: reported })),
    ]
  }
}

/** Dossiers that came to nothing report nothing. */
const othersStatement = `
  select distinct other.code from reported_event own
    join reported_event same on same.key = own.key and same.dossier_id <> own.dossier_id
    join dossier other on other.id = same.dossier_id
  where own.dossier_id = $1 and other.status not in ('draft', 'rejected', 'withdrawn', 'stopped')
  order by other.code limit 20`

const registered = {
  vi: 'Sổ hộ tịch đã có sự kiện này. Hãy kiểm tra trước khi tiếp nhận.',
  en: 'The register has this event already. Check before you accept.',
}
const reported = {
  vi: 'Một hồ sơ khác đã khai cùng sự kiện này. Hãy đối chiếu trước khi tiếp nhận.',
  en: 'Another dossier reports this very event. Compare before you accept.',
}
