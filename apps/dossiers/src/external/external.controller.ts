import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import {
  AskLookupsCommand,
  ClientLookupRef,
  clientLookups,
  ExternalDossierRef,
  externalDossiers,
  MadeLookups,
  TellExternalCommand,
} from '#contracts'
import { Database } from '#database'
import { Idempotent } from '#platform'
import { CloseExternalDossier } from './close-external-dossier.js'
import { ExternalDossiers } from './external-dossiers.js'
import { ExternalLookups } from './external-lookups.js'
import { LookUpForClient } from './look-up-for-client.js'
import { TellExternalDossier } from './tell-external-dossier.js'

/** Dossiers other systems handle, and what these look up for them. */
@Controller()
export class ExternalController {
  constructor(
    private readonly tellExternal: TellExternalDossier,
    private readonly closeExternal: CloseExternalDossier,
    private readonly lookUpForClient: LookUpForClient,
    private readonly lookups: ExternalLookups,
    private readonly dossiers: ExternalDossiers,
    private readonly idempotent: Idempotent,
    private readonly database: Database,
  ) {}

  @Handles(externalDossiers.tell)
  tell(@Payload() command: TellExternalCommand, @Ctx() context: AskContext) {
    return this.tellExternal.execute(command, withActor(context))
  }

  @Handles(externalDossiers.close)
  close(@Payload() ref: ExternalDossierRef, @Ctx() context: AskContext) {
    const { actor } = withActor(context)
    const work = () => this.closeExternal.execute(ref, actor)
    const about = { route: `close external ${ref.dossier}`, resultId: ref.dossier }
    return this.idempotent.once(about, actor, ref, { work, again: work, mayStillTell: () => Promise.resolve(false) })
  }

  /** The same key gets the same look-ups, while their dossier is open; with the key only their ids are kept. */
  @Handles(clientLookups.make)
  async make(@Payload() command: AskLookupsCommand, @Ctx() context: AskContext): Promise<MadeLookups> {
    const asked = withActor(context)
    const { dossier: id, body } = command
    let made: MadeLookups | undefined
    const work = async () => {
      made = await this.lookUpForClient.execute(command, asked)
      return { lookupIds: made.lookups.map(({ lookupId }) => lookupId) }
    }
    const mayStillTell = async () => {
      const { manager } = this.database.dataSource
      return Boolean(await this.dossiers.open(manager, { id, code: body.dossierCode }, asked.actor))
    }
    const about = { route: 'look up', resultId: id }
    const { lookupIds } = await this.idempotent.once(about, asked.actor, command, { work, again: work, mayStillTell })
    return made ?? { lookups: await Promise.all(lookupIds.map((each) => this.lookups.get(each, asked.actor))) }
  }

  @Handles(clientLookups.explain)
  explain(@Payload() command: AskLookupsCommand, @Ctx() context: AskContext) {
    return this.lookUpForClient.explain(command, withActor(context))
  }

  @Handles(clientLookups.get)
  get(@Payload() { lookupId }: ClientLookupRef, @Ctx() context: AskContext) {
    return this.lookups.get(lookupId, withActor(context).actor)
  }
}
