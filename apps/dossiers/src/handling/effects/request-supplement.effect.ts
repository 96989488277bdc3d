import { Injectable } from '@nestjs/common'
import { Bus, type AskContext } from '#bus'
import { forms, type ActCommand, type RequestedAgain } from '#contracts'
import { invalidInput } from '#platform'
import { refusedRequests, unanswerable, wantedAt } from '../../answers/supplement.rules.js'
import type { Change } from '../../dossier/change.js'
import type { Dossier } from '../../dossier/dossier.entity.js'
import { snapshotFields } from '../../dossier/snapshot-fields.js'
import type { Effect, Follow } from './effect.js'

/** Remembers what is asked for, unless a database holds it or nobody could answer it. */
@Injectable()
export class RequestSupplementEffect implements Effect {
  constructor(private readonly bus: Bus) {}

  /** Has the catalogue read what the request asks for in words. */
  async lookAround(_dossier: Dossier, { body }: ActCommand, context: AskContext): Promise<Follow> {
    const texts = [body.reason, body.note].filter((text) => typeof text === 'string')
    const papers = (body.documents ?? []).map(({ name }) => name)
    const { correlationId, deadline } = context
    const patience = { correlationId, deadline: deadline - 300 }
    const { found } = await this.bus.ask(forms.readRequest, { texts, papers }, patience)
    return {
      follow: async (change, asked) => {
        await want(change, asked, found)
        return { lacks: asked.lacks }
      },
    }
  }
}

/** Throws `invalid` with every place that asks for what a database holds, or that cannot be answered. */
async function want(change: Change, body: ActCommand['body'], found: RequestedAgain[]): Promise<void> {
  const { dossier, form } = change
  const asked = { fields: body.fields ?? [], documents: body.documents ?? [], found }
  const standing = { form, fields: (await snapshotFields(change)) ?? [], answers: dossier.answers }
  const refused = [...unanswerable(standing, asked.fields), ...refusedRequests(asked, standing.fields)]
  if (refused.length > 0) throw invalidInput(refused)
  dossier.wanted = wantedAt(dossier.answers, asked.fields)
}
