import { Injectable } from '@nestjs/common'
import { Submissions } from '../../answers/submissions.js'
import type { Change } from '../../dossier/change.js'
import { NoteRepeats } from '../../repeats/note-repeats.js'
import type { Effect } from './effect.js'

/** A supplement passes and leaves behind what a submission does, and what was asked for has to be answered. */
@Injectable()
export class SupplementEffect implements Effect {
  constructor(
    private readonly submissions: Submissions,
    private readonly noteRepeats: NoteRepeats,
  ) {}

  async follow(change: Change): Promise<void> {
    const { tx, dossier } = change
    const fields = await this.submissions.completeFields(change)
    await this.noteRepeats.onSubmission(tx, dossier, fields)
    await this.submissions.keep(change, 'supplemented')
    dossier.wanted = []
  }
}
