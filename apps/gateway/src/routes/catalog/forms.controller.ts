import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { catalog, CheckForm, formFlags, FormQuery, forms, ListEntries, type FormFlag } from '#contracts'
import { Public } from '../../auth/auth.guard.js'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'

/** Forms: read by everyone, checked by those who make them. */
@ApiTags('Forms')
@Controller('v1')
export class FormsController {
  constructor(private readonly asking: Asking) {}

  /** The form document itself: its texts stay in both languages. */
  @Replies(catalog.form)
  @Public()
  @Get('procedures/:code/form')
  form(@Param('code') code: string, @Query() { version }: FormQuery, @Req() request: FastifyRequest) {
    return this.asking.ask(catalog.form, { code, ...(version ? { version } : {}) }, request)
  }

  /** The compiler's signed statement about the form. */
  @Replies(catalog.certificate)
  @Public()
  @Get('procedures/:code/form/certificate')
  certificate(@Param('code') code: string, @Query() { version }: FormQuery, @Req() request: FastifyRequest) {
    return this.asking.localised(catalog.certificate, { code, ...(version ? { version } : {}) }, request)
  }

  /** The next version the compiler prepared after the announcements changed, for its author to look at. */
  @Replies(catalog.draft)
  @ApiBearerAuth()
  @Get('procedures/:code/form/draft')
  draft(@Param('code') code: string, @Req() request: FastifyRequest) {
    return this.asking.ask(catalog.draft, { code }, request)
  }

  /** Where people keep typing what a registry holds, in the versions in force. */
  @Replies(formFlags.list)
  @ApiBearerAuth()
  @Get('forms/flags')
  flags(@Query() page: ListEntries, @Req() request: FastifyRequest) {
    const keyOf = ({ procedure, formVersion, path }: FormFlag) => `${procedure}@${formVersion}${path}`
    return this.asking.page(formFlags.list, {}, request, { page, keyOf })
  }

  @Replies(forms.check)
  @ApiBearerAuth()
  @Post('forms/check')
  @HttpCode(200)
  check(@Body() body: CheckForm, @Req() request: FastifyRequest) {
    return this.asking.localised(forms.check, body, request)
  }
}
