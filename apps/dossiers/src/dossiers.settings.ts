import { IsInt, Max, Min } from 'class-validator'
import { Setting } from '#platform'

/** What the dossiers' service keeps and for how long. */
export class DossiersSettings {
  @Setting('Hours an idempotency key is kept before it is removed; the API promises 24.')
  @IsInt()
  @Min(24)
  @Max(8760)
  idempotencyHours: number = 48
}
