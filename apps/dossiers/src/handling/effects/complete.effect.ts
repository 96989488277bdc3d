import { Injectable } from '@nestjs/common'
import type { ActorContext } from '#bus'
import type { ActCommand } from '#contracts'
import { Catalogue, invalidInput } from '#platform'
import type { Dossier } from '../../dossier/dossier.entity.js'
import { versionStale } from '../../dossier/dossier.errors.js'
import { formOf } from '../../dossier/form-of.js'
import { reasonNeeded } from '../../lifecycle/lifecycle.errors.js'
import { journeyOf, openParts, partsToComplete } from '../../lifecycle/parts.rules.js'
import { outcomeNotWanted } from '../../results/result.errors.js'
import { FactFlags } from '../../live-facts/fact-flags.js'
import { opinionsOutstanding } from '../../opinions/opinion.errors.js'
import { Outcomes } from '../../outcomes/outcomes.js'
import { IssueResult } from '../../results/issue-result.js'
import { assertLookedUp } from './accept.effect.js'
import type { Effect, Follow } from './effect.js'

/**
 * Issues the signed result of what becomes completed, and tells the registry; of a journey with its last part. Nothing is
 * completed on facts that changed meanwhile until somebody has looked at them; a flag that comes later makes another version.
 * While an opinion is outstanding it takes a reason to complete without it.
 */
@Injectable()
export class CompleteEffect implements Effect {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly issueResult: IssueResult,
    private readonly outcomes: Outcomes,
    private readonly flags: FactFlags,
  ) {}

  async lookAround(dossier: Dossier, { body }: ActCommand, { actor }: ActorContext): Promise<Follow> {
    assertLookedUp(dossier)
    await this.flags.assertSeen(dossier)
    if (body.outcome?.decision === 'refused' && !body.reason) throw reasonNeeded('complete')
    const journey = journeyOf(dossier, formOf(this.catalogue, dossier))
    const stillOpen = openParts(journey).length - partsToComplete(journey, body, actor).length
    if (stillOpen > 0 && body.outcome) throw invalidInput([outcomeNotWanted()])
    if (stillOpen > 0) return { confirm: assertLookedUp }
    if (!body.reason && dossier.inquiries.some(({ isOpen }) => isOpen)) throw opinionsOutstanding()
    const issued = await this.issueResult.execute(dossier, body, actor)
    return {
      confirm(now) {
        assertLookedUp(now)
        if (now.version !== dossier.version) throw versionStale()
      },
      follow: async (change) => {
        await this.issueResult.keep(change, issued)
        await this.outcomes.send(change, issued)
      },
    }
  }
}
