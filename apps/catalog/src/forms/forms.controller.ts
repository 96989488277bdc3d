import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import {
  ByCode,
  catalog,
  CheckForm as CheckFormRequest,
  FormRef,
  forms,
  PublishFormCommand,
  ReadRequest,
  type CheckedForm,
  type FormPublished,
  type FormCertificate,
  type FormDocument,
  type FormDraft,
  type RequestRead,
} from '#contracts'
import { readRequest } from '#forms'
import { OnceOnly } from '../entries/once-only.js'
import { CheckForm } from './check-form.js'
import { FindSurroundings } from './find-surroundings.js'
import { GetForm } from './get-form.js'
import { PublishForm } from './publish-form.js'

/** The electronic form of a procedure: read, checked, published. */
@Controller()
export class FormsController {
  constructor(
    private readonly getForm: GetForm,
    private readonly checkForm: CheckForm,
    private readonly publishForm: PublishForm,
    private readonly surroundings: FindSurroundings,
    private readonly onceOnly: OnceOnly,
  ) {}

  @Handles(catalog.form)
  form(@Payload() ref: FormRef): Promise<FormDocument> {
    return this.getForm.execute(ref)
  }

  @Handles(catalog.certificate)
  async certificate(@Payload() ref: FormRef): Promise<FormCertificate> {
    return (await this.getForm.published(ref)).certificate
  }

  @Handles(catalog.draft)
  draft(@Payload() { code }: ByCode): Promise<FormDraft> {
    return this.getForm.draft(code)
  }

  @Handles(forms.check)
  check(@Payload() request: CheckFormRequest): Promise<CheckedForm> {
    return this.checkForm.execute(request)
  }

  @Handles(forms.readRequest)
  async request(@Payload() request: ReadRequest): Promise<RequestRead> {
    const { dictionary, isAnnounced } = await this.surroundings.execute()
    return { found: readRequest(request, dictionary, isAnnounced) }
  }

  @Handles(forms.publish)
  publish(@Payload() command: PublishFormCommand, @Ctx() context: AskContext): Promise<FormPublished> {
    const work = () => this.publishForm.execute(command, withActor(context).actor)
    return this.onceOnly.run(`publish ${command.procedure}`, command, context, work)
  }
}
