import { Controller } from '@nestjs/common'
import { Payload } from '@nestjs/microservices'
import { Handles } from '#bus'
import { ListProgress, progress, type Progress } from '#contracts'
import { MeasureProgress } from './measure-progress.js'

/** How far the announcements have come, for everyone. */
@Controller()
export class ProgressController {
  constructor(private readonly measureProgress: MeasureProgress) {}

  @Handles(progress.list)
  list(@Payload() query: ListProgress): Promise<Progress> {
    return this.measureProgress.execute(query)
  }
}
