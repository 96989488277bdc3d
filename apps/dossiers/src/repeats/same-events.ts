import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { Actor, Bilingual, DossierStatus, FormDocument, SameEvent, SnapshotField } from '#contracts'
import { Database } from '#database'
import { Catalogue, ServiceKeys } from '#platform'
import { formOf } from '../dossier/form-of.js'
import { fieldsOfRow, snapshotColumns, type SnapshotColumns } from '../snapshots/kept-snapshot.rules.js'
import { eventKeys, isAboutParcel, isRegistered } from './same-event.rules.js'

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

  /**
   * Keeps which event a dossier reports now, as pseudonyms, within the transaction of its submission or supplement. What
   * another office's open page says of a dossier with the same event is no longer all there is: it becomes a new version,
   * so who decides on the old one is told.
   */
  async keep(
    tx: EntityManager,
    dossier: Pick<Reporting, 'id' | 'procedure' | 'formVersion'> & { answers: Record<string, unknown> },
    fields: readonly SnapshotField[],
  ): Promise<void> {
    const form = formOf(this.catalogue, dossier)
    const keys = eventKeys({ form, answers: dossier.answers, fields }).map((key) => this.keys.pseudonym(key))
    await tx.query(keepStatement, [dossier.id, keys])
    const others = await tx.query<{ id: string }[]>(sameEventStatement, [dossier.id, keys])
    if (others.length > 0) await tx.query(renewStatement, [others.map(({ id }) => id)])
  }

  /** What an official is told of a dossier that waits for acceptance; nobody else, and of other states nothing. */
  async of(dossier: Reporting, actor: Actor): Promise<SameEvent[]> {
    if (dossier.status !== 'submitted' || (actor.role !== 'official' && actor.role !== 'head')) return []
    const form = formOf(this.catalogue, dossier)
    const source = form.event && isRegistered({ form, fields: await this.fieldsOf(dossier) })?.source
    const others = await this.database.query<{ code: string | null; status: DossierStatus }>(othersStatement, [
      dossier.id,
      cameToNothing,
    ])
    return [
      ...(source ? [{ kind: 'register' as const, registry: source.registry, message: registered }] : []),
      ...others.map(({ code, status }) => ({
        ...{ kind: 'dossier' as const, ...(code ? { code } : {}) },
        ...{ status, message: messageOf(form, status) },
      })),
    ]
  }

  private async fieldsOf({ id, snapshotId }: Reporting): Promise<SnapshotField[]> {
    const [row] = await this.database.query<SnapshotColumns>(
      `select ${snapshotColumns} from snapshot where id = $1 and dossier_id = $2`,
      [snapshotId, id],
    )
    return row ? fieldsOfRow(row) : []
  }
}

/** States of dossiers that report nothing. */
const cameToNothing = ['draft', 'rejected', 'withdrawn', 'stopped']

const keepStatement = `
  with gone as (delete from reported_event where dossier_id = $1 and key <> all ($2::text[]))
  insert into reported_event (dossier_id, key) select $1, unnest($2::text[]) on conflict do nothing`

const sameEventStatement = `
  select distinct dossier_id as id from reported_event where key = any ($2::text[]) and dossier_id <> $1`

/** A dossier that is being changed becomes a new version anyway, and waiting for it could be a wait for each other. */
const renewStatement = `
  update dossier set version = version + 1 where id in (
    select id from dossier where id = any ($1::uuid[]) and status = 'submitted' for no key update skip locked)`

const othersStatement = `
  select distinct other.code, other.status from reported_event own
    join reported_event same on same.key = own.key and same.dossier_id <> own.dossier_id
    join dossier other on other.id = same.dossier_id
  where own.dossier_id = $1 and other.status <> all ($2)
  order by other.code desc limit 20`

/** What an office is told of another dossier with the same key, by what the key holds and whether it is still open. */
export function messageOf(form: FormDocument, status: DossierStatus): Bilingual {
  const { event } = form
  if (!event && (status === 'completed' || status === 'returned')) return alreadyDone
  if (!event) return isAboutParcel(form) ? alsoOpenOnParcel : alsoOpen
  return event.kind === 'marriage' && !event.facts?.length ? alsoMarries : reported
}

const registered = {
  vi: 'Cơ sở dữ liệu đã có sự kiện này, hoặc một sự kiện cùng loại còn hiệu lực. Hãy kiểm tra trước khi tiếp nhận.',
  en: 'The database has this event already, or one of its kind that still holds. Check before you accept.',
}
const reported = {
  vi: 'Một hồ sơ khác đã khai cùng sự kiện này. Hãy đối chiếu trước khi tiếp nhận.',
  en: 'Another dossier reports this very event. Compare before you accept.',
}
const alsoMarries = {
  vi: 'Một hồ sơ khác khai kết hôn của một trong hai người này. Hãy đối chiếu trước khi tiếp nhận.',
  en: 'Another dossier reports a marriage of one of these two people. Compare before you accept.',
}
const alreadyDone = {
  vi: 'Một hồ sơ khác cùng thủ tục, của cùng người đã giải quyết xong. Hãy xem có phải đề nghị lặp lại không.',
  en: 'Another dossier of this procedure about the same person is done. See whether this asks for the same once more.',
}
const alsoOpen = {
  vi: 'Đang có một hồ sơ khác cùng thủ tục, của cùng người. Hãy đối chiếu trước khi tiếp nhận.',
  en: 'Another dossier of this procedure about the same person is open. Compare before you accept.',
}
const alsoOpenOnParcel = {
  vi: 'Đang có một hồ sơ khác cùng thủ tục, của cùng người và cùng thửa đất. Hãy đối chiếu trước khi tiếp nhận.',
  en: 'Another dossier of this procedure about the same person and parcel is open. Compare before you accept.',
}
