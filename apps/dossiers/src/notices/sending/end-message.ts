import { v7 as uuidv7 } from 'uuid'
import type { NoticeChannel } from '#contracts'
import type { Database } from '#database'

/** How a message ended: taken, its receiver refused (`to`), nobody chose the channel any more, or nobody answered in time. */
export type Ended = { state: 'sent' | 'refused'; to: string } | { state: 'dropped' | 'givenUp' }

/** A message that ends. */
interface Ending {
  id: string
  personHash: string
  channel: NoticeChannel
  at: Date
}

/**
 * Notes once how a message ended. Of a refused receiver the channel is left alone until the person saves their choice again,
 * and the inbox says so; a choice that was changed meanwhile stays as it is.
 */
export async function endMessage(database: Database, { id, personHash, channel, at }: Ending, ended: Ended) {
  if (ended.state === 'refused')
    await database.write(refuseStatement, [id, at, personHash, channel, ended.to, uuidv7()])
  else await database.write(endStatement, [id, at, ended.state])
}

const endStatement = `
  update notice_delivery set state = $3, ended_at = $2, leased_until = null where id = $1 and state = 'waiting'`

const refuseStatement = `
  with ended as (
    update notice_delivery set state = 'refused', ended_at = $2, leased_until = null where id = $1 and state = 'waiting'
    returning person_hash
  ), refused as (
    update notice_choice c set refused = array_append(c.refused, $4::text) from ended
    where c.person_hash = ended.person_hash and not $4 = any(c.refused)
      and $5 in (c.email, c.sms, c.webhook_reference::text)
    returning c.person_hash
  )
  insert into notice (id, dossier_id, person_hash, role, kind, at, channel, is_pending)
  select $6, null, refused.person_hash, 'concerned', 'channelRefused', $2, $4, false
  from refused where refused.person_hash = $3`
