import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, Hears, type HearContext } from '#bus'
import { FieldRepeated, formFlags, type FormFlags } from '#contracts'
import { FlagField } from './flag-field.js'

/** Places of forms at which people keep typing what a registry holds. */
@Controller()
export class FlagsController {
  constructor(private readonly flagField: FlagField) {}

  @Hears(formFlags.repeats)
  hear(@Payload() repeated: FieldRepeated, @Ctx() { tx }: HearContext): Promise<void> {
    return this.flagField.hear(repeated, tx)
  }

  @Handles(formFlags.list)
  async list(): Promise<FormFlags> {
    return { items: await this.flagField.list(), nextCursor: null }
  }
}
