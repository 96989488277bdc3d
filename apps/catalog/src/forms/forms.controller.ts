import { Controller } from '@nestjs/common'
import { Payload } from '@nestjs/microservices'
import { ByCode, catalog, type Item } from '#contracts'
import { Answers } from '#platform'
import { GetForm } from './get-form.js'

/** The electronic form of a procedure. */
@Controller()
export class FormsController {
  constructor(private readonly getForm: GetForm) {}

  @Answers(catalog.form)
  async form(@Payload() { code }: ByCode): Promise<Item> {
    return { item: await this.getForm.execute(code) }
  }
}
