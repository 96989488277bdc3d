import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Answers, withActor, type AskContext } from '#bus'
import {
  ActCommand,
  AnswerCommand,
  CorrectionCommand,
  CorrectionRef,
  DecideRepresentationCommand,
  DossierRef,
  dossiers,
  ListDossiers,
  NameSubjectsCommand,
  OpenDossierCommand,
  PrefillCommand,
  SubmitCommand,
  type DossierView,
  type Idempotency,
  type SnapshotView,
} from '#contracts'
import { Idempotent } from '#platform'
import { AnswerFields } from '../answers/answer-fields.js'
import { RequestCorrection } from '../corrections/request-correction.js'
import { PrefillDossier } from '../prefill/prefill-dossier.js'
import { DecideRepresentation } from '../representation/decide-representation.js'
import { ActOnDossier } from './act-on-dossier.js'
import { FindDossiers } from './find-dossiers.js'
import { NameSubjects } from './name-subjects.js'
import { OpenDossier } from './open-dossier.js'
import { RemoveDraft } from './remove-draft.js'
import { SubmitDossier } from './submit-dossier.js'

/** What citizens and officials do with drafts: open, fill, answer, correct, submit. */
@Controller()
export class DraftsController {
  constructor(
    private readonly openDossier: OpenDossier,
    private readonly prefillDossier: PrefillDossier,
    private readonly answerFields: AnswerFields,
    private readonly submitDossier: SubmitDossier,
    private readonly nameSubjects: NameSubjects,
    private readonly idempotent: Idempotent,
    private readonly findDossiers: FindDossiers,
  ) {}

  @Answers(dossiers.open)
  open(@Payload() command: OpenDossierCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    const work = () => this.openDossier.execute(onceOnly(command, context), asked)
    const mayStillTell = async ({ id }: DossierView) => Boolean(await this.findDossiers.readable(id, asked.actor))
    const about = { route: 'open', resultId: command.id }
    return this.idempotent.once(about, asked.actor, command, { work, again: work, mayStillTell })
  }

  @Answers(dossiers.prefill)
  prefill(@Payload() command: PrefillCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    const work = () => this.prefillDossier.execute(command, asked)
    const about = { route: `prefill ${command.dossier}`, resultId: command.dossier }
    const mayStillTell = async ({ snapshotId }: SnapshotView) =>
      (await this.findDossiers.readable(command.dossier, asked.actor)).snapshotId === snapshotId
    const again = async () =>
      (await this.findDossiers.readable(command.dossier, asked.actor)).snapshotId
        ? this.findDossiers.snapshot(command, asked.actor)
        : work()
    return this.idempotent.once(about, asked.actor, command, { work, again, mayStillTell })
  }

  @Answers(dossiers.answer)
  answer(@Payload() command: AnswerCommand, @Ctx() context: AskContext) {
    return this.answerFields.execute(command, withActor(context))
  }

  @Answers(dossiers.submit)
  submit(@Payload() command: SubmitCommand, @Ctx() context: AskContext) {
    const { actor } = withActor(context)
    const work = () => this.submitDossier.execute(command, actor)
    const about = { route: `submit ${command.dossier}`, resultId: command.dossier }
    const mayStillTell = async () => Boolean(await this.findDossiers.readable(command.dossier, actor))
    return this.idempotent.once(about, actor, command, { work, again: work, mayStillTell })
  }

  @Answers(dossiers.subjects)
  subjects(@Payload() command: NameSubjectsCommand, @Ctx() context: AskContext) {
    return this.nameSubjects.execute(command, withActor(context))
  }
}

/** What is read of dossiers, and what happens to them once they are there. */
@Controller()
export class DossiersController {
  constructor(
    private readonly findDossiers: FindDossiers,
    private readonly actOnDossier: ActOnDossier,
    private readonly removeDraft: RemoveDraft,
    private readonly requestCorrection: RequestCorrection,
    private readonly decideRepresentation: DecideRepresentation,
    private readonly idempotent: Idempotent,
  ) {}

  @Answers(dossiers.get)
  get(@Payload() ref: DossierRef, @Ctx() context: AskContext) {
    return this.findDossiers.one(ref, withActor(context).actor)
  }

  @Answers(dossiers.list)
  list(@Payload() query: ListDossiers, @Ctx() context: AskContext) {
    return this.findDossiers.page(query, withActor(context).actor)
  }

  @Answers(dossiers.snapshot)
  snapshot(@Payload() ref: DossierRef, @Ctx() context: AskContext) {
    return this.findDossiers.snapshot(ref, withActor(context).actor)
  }

  @Answers(dossiers.timeline)
  timeline(@Payload() ref: DossierRef, @Ctx() context: AskContext) {
    return this.findDossiers.timeline(ref, withActor(context).actor)
  }

  @Answers(dossiers.act)
  act(@Payload() command: ActCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    return this.idempotent.once({ route: `act ${command.dossier}`, resultId: command.dossier }, asked.actor, command, {
      work: () => this.actOnDossier.execute(command, asked),
      again: () => this.findDossiers.one(command, asked.actor),
      mayStillTell: async () => Boolean(await this.findDossiers.readable(command.dossier, asked.actor)),
    })
  }

  @Answers(dossiers.representation)
  representation(@Payload() command: DecideRepresentationCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    const about = { route: `represent ${command.dossier}`, resultId: command.dossier }
    return this.idempotent.once(about, asked.actor, command, {
      work: () => this.decideRepresentation.execute(command, asked),
      again: () => this.findDossiers.one(command, asked.actor),
      // accepting a paper ends the office's right to read the draft: its own answer stays its own
      mayStillTell: ({ receivedBy, handledBy }) =>
        Promise.resolve([receivedBy, handledBy].includes(asked.actor.authority ?? '')),
    })
  }

  @Answers(dossiers.remove)
  remove(@Payload() ref: DossierRef, @Ctx() context: AskContext) {
    return this.removeDraft.execute(ref, withActor(context).actor)
  }

  @Answers(dossiers.correct)
  correct(@Payload() command: CorrectionCommand, @Ctx() context: AskContext) {
    return this.requestCorrection.execute(onceOnly(command, context), withActor(context).actor)
  }

  @Answers(dossiers.correction)
  correction(@Payload() ref: CorrectionRef, @Ctx() context: AskContext) {
    return this.requestCorrection.read(ref, context.from)
  }
}

/** A command without an Idempotency-Key has its question's id as one: the bus can deliver a question again. */
function onceOnly<C extends { idempotency?: Idempotency }>(command: C, { id, isDirect }: AskContext): C {
  return isDirect || command.idempotency
    ? command
    : { ...command, idempotency: { key: `question ${id}`, bodyHash: id } }
}
