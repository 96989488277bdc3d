import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import { LOGGER, type Logger } from '#platform'
import { SpreadCatalogue } from '../entries/spread-catalogue.js'
import { LoadSeeds } from './load-seeds.js'

/** At start: the seeds into the database, then the database to everyone. */
@Injectable()
export class StartCatalogue implements OnApplicationBootstrap {
  constructor(
    private readonly load: LoadSeeds,
    private readonly spread: SpreadCatalogue,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const changed = await this.load.execute()
    await this.spread.execute(changed)
    this.logger.info({ changed: changed.length }, 'The catalogue is loaded and spread.')
  }
}
