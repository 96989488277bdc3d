import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator'
import { Setting } from '../config/setting.js'

/** How long history is kept, and what becomes of it then. */
export class RetentionSettings {
  @Setting(
    'Months the exchange keeps what was looked up about whom and why. That it is kept rests on Luật BVDLCN 91/2025 and NĐ 356/2025 (certainty B: the person may ask who looked up their data); how long is said by no text we read: 120 is a sample (certainty C), to be set by who answers for the data.',
  )
  @IsInt()
  @Min(3)
  @Max(1200)
  retentionDisclosureMonths: number = 120

  @Setting(
    'Months a registry keeps its own log of accesses. The duty to log is in the same law (B); 120 is a sample (certainty C).',
  )
  @IsInt()
  @Min(3)
  @Max(1200)
  retentionAccessLogMonths: number = 120

  @Setting(
    'What becomes of a month that is past its time. detach: it leaves the table and stays in the database for the archive to take. export: it is written to RETENTION_EXPORT_DIR, then dropped. drop: it is gone.',
  )
  @IsIn(['detach', 'export', 'drop'])
  retentionThen: 'detach' | 'export' | 'drop' = 'detach'

  @Setting('Directory months are written to as CSV (gzip) before they are dropped; needed with RETENTION_THEN=export.')
  @IsOptional()
  @IsString()
  retentionExportDir?: string

  @Setting('true lets the service do this itself, once an hour; false leaves it to npm run retention.')
  @IsBoolean()
  retentionInService: boolean = true
}
