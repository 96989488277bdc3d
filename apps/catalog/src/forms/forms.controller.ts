import { Controller } from '@nestjs/common'
import { Payload } from '@nestjs/microservices'
import { Handles } from '#bus'
import {
  ByCode,
  catalog,
  CheckForm as CheckFormRequest,
  FormRef,
  forms,
  ReadRequest,
  type CheckedForm,
  type FormCertificate,
  type FormDocument,
  type FormDraft,
  type RequestRead,
} from '#contracts'
import { readRequest } from '#forms'
import { CheckForm } from './check-form.js'
import { FindSurroundings } from './find-surroundings.js'
import { GetForm } from './get-form.js'

/** The electronic form of a procedure: read and checked. */
@Controller()
export class FormsController {
  constructor(
    private readonly getForm: GetForm,
    private readonly checkForm: CheckForm,
    private readonly surroundings: FindSurroundings,
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
}
