import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import {
  agreements,
  ByCode,
  DecideOnAgreementCommand,
  ListEntries,
  pageOf,
  ProposeAgreementsCommand,
  type AgreementPage,
  type AgreementView,
  type ProposedAgreements,
} from '#contracts'
import { Clock } from '#platform'
import { dayOf } from '#vietnam'
import { CatalogueStore, inOrder } from '../entries/catalogue-store.js'
import { OnceOnly } from '../entries/once-only.js'
import { agreementNotFound } from './agreement.errors.js'
import { viewsOf } from './agreement.rules.js'
import { DecideOnAgreement } from './decide-on-agreement.js'
import { ProposeAgreements } from './propose-agreements.js'

/** Which class of authorities may look up what for which procedure, and what is still proposed. */
@Controller()
export class AgreementsController {
  constructor(
    private readonly store: CatalogueStore,
    private readonly proposeAgreements: ProposeAgreements,
    private readonly decideOnAgreement: DecideOnAgreement,
    private readonly onceOnly: OnceOnly,
    private readonly clock: Clock,
  ) {}

  /** An approved proposal stands in the list as the agreement it has become. */
  @Handles(agreements.list)
  async list(@Payload() query: ListEntries): Promise<AgreementPage> {
    const [inForce, proposals, order] = await Promise.all([
      this.store.list('agreement'),
      this.store.list('agreementProposal'),
      this.store.newest('agreement', 'agreementProposal'),
    ])
    return pageOf(
      inOrder(viewsOf(inForce, proposals, dayOf(this.clock.now())), order, ({ id }) => id),
      ({ id }) => id,
      query,
    )
  }

  @Handles(agreements.get)
  async get(@Payload() { code }: ByCode): Promise<AgreementView> {
    const [agreement, proposal] = await Promise.all([
      this.store.find('agreement', code),
      this.store.find('agreementProposal', code),
    ])
    const [item] = viewsOf(agreement ? [agreement] : [], proposal ? [proposal] : [], dayOf(this.clock.now()))
    if (!item) throw agreementNotFound(code)
    return item
  }

  @Handles(agreements.propose)
  propose(@Payload() command: ProposeAgreementsCommand, @Ctx() context: AskContext): Promise<ProposedAgreements> {
    const work = () => this.proposeAgreements.execute(command, withActor(context).actor)
    return this.onceOnly.run(`propose ${command.body.procedure}`, command, context, work)
  }

  @Handles(agreements.decide)
  decide(@Payload() command: DecideOnAgreementCommand, @Ctx() context: AskContext): Promise<AgreementView> {
    const work = () => this.decideOnAgreement.execute(command, withActor(context).actor)
    return this.onceOnly.run(`decide ${command.id}`, command, context, work)
  }
}
