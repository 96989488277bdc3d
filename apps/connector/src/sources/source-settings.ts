import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator'
import { Setting } from '#platform'

/** Where a connector's source is. */
export class SourceSettings {
  @Setting('Address of the database or endpoint a connector reads: postgres://, mysql:// or https://.', {
    secret: true,
  })
  @IsString()
  sourceUrl: string = ''

  @Setting('Bearer token a connector shows to its endpoint.', { secret: true })
  @IsOptional()
  @IsString()
  sourceToken?: string

  @Setting('Milliseconds a question to the source may take.')
  @IsInt()
  @Min(100)
  @Max(10_000)
  sourceTimeoutMs: number = 1500

  @Setting('Connections a connector may hold to its database.')
  @IsInt()
  @Min(1)
  @Max(50)
  sourcePool: number = 4
}
