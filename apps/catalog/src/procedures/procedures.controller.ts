import { Controller } from '@nestjs/common'
import { Payload } from '@nestjs/microservices'
import { Handles } from '#bus'
import {
  catalog,
  ListEntries,
  ListProcedures as ListProceduresRequest,
  ProcedureRef,
  type BurdenMeter,
  type ProcedureDescription,
  type ProcedurePage,
} from '#contracts'
import { GetProcedure } from './get-procedure.js'
import { ListProcedures } from './list-procedures.js'
import { MeasureBurden } from './measure-burden.js'

/** What a citizen can apply for. */
@Controller()
export class ProceduresController {
  constructor(
    private readonly listProcedures: ListProcedures,
    private readonly getProcedure: GetProcedure,
    private readonly measureBurden: MeasureBurden,
  ) {}

  @Handles(catalog.procedures)
  list(@Payload() request: ListProceduresRequest): Promise<ProcedurePage> {
    return this.listProcedures.execute(request)
  }

  @Handles(catalog.burden)
  burden(@Payload() page: ListEntries): Promise<BurdenMeter> {
    return this.measureBurden.execute(page)
  }

  @Handles(catalog.procedure)
  get(@Payload() ref: ProcedureRef): Promise<ProcedureDescription> {
    return this.getProcedure.execute(ref)
  }
}
