import { Injectable } from '@nestjs/common'
import type { AskContext } from '#bus'
import type { ActCommand, Actor } from '#contracts'
import type { Dossier } from '../../dossier/dossier.entity.js'
import { dossierChanged } from '../../dossier/dossier.errors.js'
import { MatchPerson } from '../../matching/match-person.js'
import { identityUnverified } from '../../matching/match.errors.js'
import type { Effect, Follow } from './effect.js'

/** Matches the applicant of a dossier that was opened while population was away; a mismatch refuses acceptance. */
@Injectable()
export class AcceptEffect implements Effect {
  constructor(private readonly match: MatchPerson) {}

  async lookAround(dossier: Dossier, _command: ActCommand, context: AskContext & { actor: Actor }): Promise<Follow> {
    if (dossier.identity === 'verified' || dossier.status !== 'submitted') return {}
    const { grounds } = dossier
    const { personId } = await this.match.applicant(dossier, context, context.deadline - 300)
    if (!personId) throw identityUnverified()
    return {
      /** Throws `dossier_changed` where the match rests on what stands no longer. */
      confirm(now) {
        if (now.identity === 'verified' || now.grounds !== grounds) throw dossierChanged()
        Object.assign(now, { identity: 'verified', applicantPersonId: personId })
      },
    }
  }
}
