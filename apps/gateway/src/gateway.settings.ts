import { IsArray, IsInt, IsOptional, IsString, Max, Min } from 'class-validator'
import { Setting } from '#platform'

/** The public door. */
export class GatewaySettings {
  @Setting('Port of the public door.')
  @IsInt()
  @Min(0)
  @Max(65535)
  port: number = 3000

  @Setting('Address the public door listens on; the demo always binds to 127.0.0.1.')
  @IsString()
  host: string = '0.0.0.0'

  @Setting('Requests a user may make in a minute.')
  @IsInt()
  @Min(3000)
  rateLimitPerMinute: number = 12_000

  @Setting(
    'Requests that may be under way at once in an instance; more only if as many were finished in the last second. Others get 503.',
  )
  @IsInt()
  @Min(1)
  requestsUnderWay: number = 256

  @Setting('Requests an office may have under way at once in an instance. Others get 429.')
  @IsInt()
  @Min(100)
  officeRequestsUnderWay: number = 128

  @Setting('Megabytes of files a user may send in an hour, whatever becomes of them.')
  @IsInt()
  @Min(1)
  uploadMbPerHour: number = 2000

  @Setting('Proxies before the door, addresses or networks separated by commas, whose X-Forwarded-For counts.')
  @IsArray()
  @IsString({ each: true })
  trustedProxies: string[] = []

  @Setting('Accepted token issuers as a JSON list; see docs/architecture.md. The demo adds its own.')
  @IsOptional()
  @IsString()
  issuers?: string

  @Setting('Directory of the built portal.')
  @IsString()
  portalDir: string = 'dist/portal'
}
