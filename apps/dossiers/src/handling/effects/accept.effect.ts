import { Injectable } from '@nestjs/common'
import type { ActorContext } from '#bus'
import type { ActCommand } from '#contracts'
import type { Dossier } from '../../dossier/dossier.entity.js'
import { dossierChanged, snapshotNotFound } from '../../dossier/dossier.errors.js'
import { MatchPerson } from '../../matching/match-person.js'
import { identityUnverified } from '../../matching/match.errors.js'
import { representationUndecided } from '../../representation/representation.errors.js'
import type { Effect, Follow } from './effect.js'

/**
 * Matches the applicant of a dossier that was opened while population was away; a mismatch refuses acceptance. Nobody is
 * accepted unread, nor while their identity, or their representative’s paper, has not been looked at.
 */
@Injectable()
export class AcceptEffect implements Effect {
  constructor(private readonly match: MatchPerson) {}

  async lookAround(dossier: Dossier, _command: ActCommand, asked: ActorContext): Promise<Follow> {
    if (dossier.identity === 'verified' || dossier.status !== 'submitted') return { confirm: assertAcceptable }
    const { grounds } = dossier
    const { personId } = await this.match.applicant(dossier, asked, asked.deadline - 300)
    if (!personId) throw identityUnverified()
    return {
      /** Throws `dossier_changed` where the match rests on what stands no longer. */
      confirm(now) {
        if (now.identity === 'verified' || now.grounds !== grounds) throw dossierChanged()
        Object.assign(now, { identity: 'verified', applicantPersonId: personId })
        assertAcceptable(now)
      },
    }
  }
}

/** Throws where nothing was looked up for a dossier that was submitted. */
export function assertLookedUp({ status, snapshotId }: Pick<Dossier, 'status' | 'snapshotId'>): void {
  if (status !== 'draft' && !snapshotId) throw snapshotNotFound()
}

function assertAcceptable(dossier: Dossier): void {
  assertLookedUp(dossier)
  const { status, identity, representation } = dossier
  if (status === 'submitted' && identity === 'unverified') throw identityUnverified()
  if (representation && representation.status !== 'verified') throw representationUndecided()
}
