import { OwnedCorrections1765736000000 } from '#registry'
import { civilStatusSchema } from './1764000003000-civil-status-tables.js'

/** The corrections that the owner of the civil-status registry decides on. */
export class CivilStatusCorrections1765736001000 extends OwnedCorrections1765736000000 {
  override readonly name = 'CivilStatusCorrections1765736001000'

  constructor() {
    super(civilStatusSchema)
  }
}
