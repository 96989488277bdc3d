import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { CalendarRef, calendars, EnterCalendarCommand, type CalendarView } from '#contracts'
import { Calendars } from './calendars.js'

/** Which days are worked. */
@Controller()
export class CalendarsController {
  constructor(private readonly calendars: Calendars) {}

  @Handles(calendars.get)
  get(@Payload() { year }: CalendarRef): Promise<CalendarView> {
    return this.calendars.get(year)
  }

  @Handles(calendars.enter)
  enter(@Payload() command: EnterCalendarCommand, @Ctx() context: AskContext): Promise<CalendarView> {
    return this.calendars.enter(command, withActor(context).actor)
  }
}
