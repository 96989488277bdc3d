import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { Submissions } from '../../answers/submissions.js'
import type { Dossier } from '../../dossier/dossier.entity.js'
import { NoteRepeats } from '../../repeats/note-repeats.js'
import type { Effect, Step } from './effect.js'

/** A supplement passes and leaves behind what a submission does, and what was asked for has to be answered. */
@Injectable()
export class SupplementEffect implements Effect {
  constructor(
    private readonly submissions: Submissions,
    private readonly noteRepeats: NoteRepeats,
  ) {}

  async follow(tx: EntityManager, dossier: Dossier, { actor, at }: Step): Promise<void> {
    const fields = await this.submissions.completeFields(tx, dossier, actor)
    await this.noteRepeats.onSubmission(tx, dossier, fields)
    await this.submissions.keep(tx, dossier, 'supplemented', actor, at)
    dossier.wanted = []
  }
}
