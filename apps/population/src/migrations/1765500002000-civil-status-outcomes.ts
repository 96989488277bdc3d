import { RegistryOutcomes1765500001000 } from '#registry'
import { civilStatusSchema } from './1764000003000-civil-status-tables.js'

/** The signed outcomes the civil-status registry received. */
export class CivilStatusOutcomes1765500002000 extends RegistryOutcomes1765500001000 {
  override name = 'CivilStatusOutcomes1765500002000'

  constructor() {
    super(civilStatusSchema)
  }
}
