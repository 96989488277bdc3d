import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { PrefillCommand, dossiers, type SnapshotView } from '#contracts'
import { Idempotent } from '#platform'
import { FindDossiers } from '../views/find-dossiers.js'
import { PrefillDossier } from './prefill-dossier.js'

/** Fills a dossier from the registries. */
@Controller()
export class PrefillController {
  constructor(
    private readonly prefillDossier: PrefillDossier,
    private readonly idempotent: Idempotent,
    private readonly findDossiers: FindDossiers,
  ) {}

  @Handles(dossiers.prefill)
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
}
