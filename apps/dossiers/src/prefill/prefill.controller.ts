import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { PrefillCommand, dossiers, type SnapshotView } from '#contracts'
import { FindDossiers } from '../views/find-dossiers.js'
import { KeptReplies } from '../views/kept-replies.js'
import { PrefillDossier } from './prefill-dossier.js'

/** Fills a dossier from the registries. */
@Controller()
export class PrefillController {
  constructor(
    private readonly prefillDossier: PrefillDossier,
    private readonly replies: KeptReplies,
    private readonly findDossiers: FindDossiers,
  ) {}

  @Handles(dossiers.prefill)
  prefill(@Payload() command: PrefillCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    const work = () => this.prefillDossier.execute(command, asked)
    const mayStillTell = async ({ snapshotId }: SnapshotView) =>
      (await this.findDossiers.readable(command.dossier, asked.actor)).snapshotId === snapshotId
    const again = async () =>
      (await this.findDossiers.readable(command.dossier, asked.actor)).snapshotId
        ? this.findDossiers.snapshot(command, asked.actor)
        : work()
    return this.replies.once(`prefill ${command.dossier}`, command, asked, { work, again, mayStillTell })
  }
}
