import { AccessLogByMonth1765400000000 } from '#registry'
import { civilStatusSchema } from './1764000003000-civil-status-tables.js'

/** The access log of the civil-status registry by month. */
export class CivilStatusLogByMonth1765400001000 extends AccessLogByMonth1765400000000 {
  override name = 'CivilStatusLogByMonth1765400001000'

  constructor() {
    super(civilStatusSchema)
  }
}
