import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, Hears, withActor, type AskContext, type HearContext } from '#bus'
import {
  CorrectionCommand,
  CorrectionRef,
  correctionReplies,
  CorrectionSettled,
  dossiers,
  ListEntries,
  type Nothing,
} from '#contracts'
import { Database } from '#database'
import { onceOnly } from '../dossier/once-only.js'
import { FindDossiers } from '../views/find-dossiers.js'
import { KeptReplies } from '../views/kept-replies.js'
import { FindCorrections } from './find-corrections.js'
import { RequestCorrection } from './request-correction.js'
import { SettleCorrection } from './settle-correction.js'

/** Requests to correct a value a registry holds, their reading by its owner, and what the owner decided. */
@Controller()
export class CorrectionsController {
  constructor(
    private readonly requestCorrection: RequestCorrection,
    private readonly replies: KeptReplies,
    private readonly findDossiers: FindDossiers,
    private readonly findCorrections: FindCorrections,
    private readonly settle: SettleCorrection,
    private readonly database: Database,
  ) {}

  @Handles(dossiers.correct)
  correct(@Payload() command: CorrectionCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    const work = () => this.requestCorrection.execute(onceOnly(command, context), asked)
    const again = async () => {
      await this.findDossiers.readable(command.dossier, asked.actor)
      return (await this.requestCorrection.earlier(command, asked.actor)) ?? work()
    }
    return this.replies.once(`correct ${command.dossier}`, command, asked, { work, again })
  }

  @Handles(dossiers.correction)
  correction(@Payload() ref: CorrectionRef, @Ctx() context: AskContext) {
    return this.requestCorrection.read(ref, context.from)
  }

  @Handles(dossiers.myCorrections)
  mine(@Payload() query: ListEntries, @Ctx() context: AskContext) {
    return this.findCorrections.mine(query, withActor(context).actor)
  }

  @Handles(dossiers.correctionSettled)
  async atConnector(
    @Payload() settled: CorrectionSettled,
    @Ctx() { from, correlationId }: AskContext,
  ): Promise<Nothing> {
    await this.database.transaction((tx) => this.settle.execute(settled, from, { tx, eventId: correlationId }))
    return {}
  }

  @Hears(correctionReplies.population)
  ofPopulation(@Payload() settled: CorrectionSettled, @Ctx() context: HearContext): Promise<void> {
    return this.settle.execute(settled, 'population', context)
  }

  @Hears(correctionReplies.tax)
  ofTax(@Payload() settled: CorrectionSettled, @Ctx() context: HearContext): Promise<void> {
    return this.settle.execute(settled, 'tax', context)
  }

  @Hears(correctionReplies.land)
  ofLand(@Payload() settled: CorrectionSettled, @Ctx() context: HearContext): Promise<void> {
    return this.settle.execute(settled, 'land', context)
  }

  @Hears(correctionReplies['driving-licences'])
  ofDrivingLicences(@Payload() settled: CorrectionSettled, @Ctx() context: HearContext): Promise<void> {
    return this.settle.execute(settled, 'driving-licences', context)
  }
}
