import { Injectable } from '@nestjs/common'

/** The only source of the time; tests replace it. */
@Injectable()
export class Clock {
  /** `waitFactor`: see the setting WAIT_FACTOR. */
  constructor(private readonly waitFactor = 1) {}

  now(): Date {
    return new Date()
  }

  /** Milliseconds of the epoch until which an answer is waited for that usually may take `ms`. */
  deadline(ms: number): number {
    return this.now().getTime() + ms * this.waitFactor
  }
}
