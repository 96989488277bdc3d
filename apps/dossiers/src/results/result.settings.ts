import { IsUrl } from 'class-validator'
import { Setting } from '#platform'

/** What a printed result says of this system. */
export class ResultSettings {
  @Setting('Address at which browsers reach the gateway, without a path; results name it for their verification.')
  @IsUrl({ require_tld: false, protocols: ['http', 'https'] })
  publicUrl: string = 'http://localhost:3000'
}
