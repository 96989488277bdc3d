import { Body, Controller, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { calendars, clock, EnterCalendar, SimulateClock } from '#contracts'
import { Public } from '../../auth/auth.guard.js'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'

/** The legal clock and the days it counts. */
@ApiTags('Clock')
@Controller('v1')
export class CalendarsController {
  constructor(private readonly asking: Asking) {}

  /** When a history would be due, and why: every day from receipt to due, by the defaults of the clock. */
  @Public()
  @Replies(clock.simulate)
  @Post('clock/simulations')
  @HttpCode(200)
  simulate(@Body() body: SimulateClock, @Req() request: FastifyRequest) {
    return this.asking.localised(clock.simulate, body, request)
  }

  /** The working calendar of a year. */
  @Public()
  @Replies(calendars.get)
  @Get('calendars/:year')
  calendar(@Param('year') year: string, @Req() request: FastifyRequest) {
    return this.asking.ask(calendars.get, { year }, request)
  }

  /** Enters or corrects the working calendar of a year; by the ministry in charge of labour, or an operator. */
  @ApiBearerAuth()
  @Replies(calendars.enter)
  @Put('calendars/:year')
  enter(@Param('year') year: string, @Body() body: EnterCalendar, @Req() request: FastifyRequest) {
    const command = { year, body }
    return this.asking.ask(calendars.enter, command, request)
  }
}
