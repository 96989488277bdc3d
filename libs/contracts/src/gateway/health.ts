import { IsArray, IsIn, IsString } from 'class-validator'

/** `GET /health/live` */
export class Liveness {
  @IsIn(['live']) status: 'live'
}

/** `GET /health/ready`, 503 while something is missing. */
export class ReadinessState {
  @IsIn(['ready', 'waiting']) status: 'ready' | 'waiting'
  /** What is waited for. */
  @IsArray() @IsString({ each: true }) missing: string[]
}
