import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { GrantWaiverCommand, ListEntries, ministries, pageOf, type GrantedWaiver, type WaiverPage } from '#contracts'
import { CatalogueStore, inOrder } from '../entries/catalogue-store.js'
import { OnceOnly } from '../entries/once-only.js'
import { GrantWaiver } from './grant-waiver.js'

/** Who may ask again, for what and until when. */
@Controller()
export class WaiversController {
  constructor(
    private readonly store: CatalogueStore,
    private readonly grantWaiver: GrantWaiver,
    private readonly onceOnly: OnceOnly,
  ) {}

  @Handles(ministries.waivers)
  async list(@Payload() query: ListEntries): Promise<WaiverPage> {
    const [waivers, order] = await Promise.all([this.store.list('waiver'), this.store.newest('waiver')])
    return pageOf(
      inOrder(waivers, order, ({ id }) => id),
      ({ id }) => id,
      query,
    )
  }

  @Handles(ministries.waive)
  grant(@Payload() command: GrantWaiverCommand, @Ctx() context: AskContext): Promise<GrantedWaiver> {
    const { idempotency, ...body } = command
    const work = () => this.grantWaiver.execute(body, withActor(context).actor)
    return this.onceOnly.run('waive', { idempotency }, context, work)
  }
}
