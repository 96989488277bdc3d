import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import {
  catalog,
  CheckForm,
  formFlags,
  FormQuery,
  forms,
  ListEntries,
  PublishForm,
  type FormFinding,
  type FormFlag,
} from '#contracts'
import { preferredLanguage } from '#platform'
import { Public } from '../../auth/auth.guard.js'
import { Asking } from '../../http/asking.js'
import { IdempotencyKey, idempotencyOf } from '../dossiers/conditional.js'

/** Forms: read by everyone, checked and published by those who make them. */
@ApiTags('Forms')
@Controller('v1')
export class FormsController {
  constructor(private readonly asking: Asking) {}

  /** The form document itself: its texts stay in both languages. */
  @Public()
  @Get('procedures/:code/form')
  async form(@Param('code') code: string, @Query() { version }: FormQuery, @Req() request: FastifyRequest) {
    return (await this.asking.ask(catalog.form, { code, ...(version ? { version } : {}) }, request)).item
  }

  /** The compiler's signed statement about the form. */
  @Public()
  @Get('procedures/:code/form/certificate')
  async certificate(@Param('code') code: string, @Query() { version }: FormQuery, @Req() request: FastifyRequest) {
    return (await this.asking.ask(catalog.certificate, { code, ...(version ? { version } : {}) }, request)).item
  }

  /** The next version the compiler prepared after the announcements changed, for its author to look at. */
  @ApiBearerAuth()
  @Get('procedures/:code/form/draft')
  async draft(@Param('code') code: string, @Req() request: FastifyRequest) {
    return (await this.asking.ask(catalog.draft, { code }, request)).item
  }

  /** Where people keep typing what a registry holds, in the versions in force. */
  @ApiBearerAuth()
  @Get('forms/flags')
  flags(@Query() page: ListEntries, @Req() request: FastifyRequest) {
    const keyOf = (flag: unknown) => {
      const { procedure, formVersion, path } = flag as FormFlag
      return `${procedure}@${formVersion}${path}`
    }
    return this.asking.page(formFlags.list, {}, request, { page, keyOf })
  }

  @ApiBearerAuth()
  @Post('forms/check')
  @HttpCode(200)
  async check(@Body() body: CheckForm, @Req() request: FastifyRequest) {
    const { findings, certificate } = await this.asking.ask(forms.check, body, request)
    return { findings: inLanguage(findings, request), ...(certificate ? { certificate } : {}) }
  }

  @ApiBearerAuth()
  @IdempotencyKey()
  @Post('procedures/:code/forms')
  async publish(@Param('code') procedure: string, @Body() { form }: PublishForm, @Req() request: FastifyRequest) {
    const published = await this.asking.ask(forms.publish, { procedure, form, ...idempotencyOf(request) }, request, {
      repeatable: false,
    })
    return { ...published, findings: inLanguage(published.findings, request) }
  }
}

/** Findings with the message in the caller's language; a patch is part of a form and keeps both. */
export function inLanguage(findings: FormFinding[], request: FastifyRequest): object[] {
  const language = preferredLanguage(request.headers['accept-language'])
  return findings.map((finding) => ({ ...finding, message: finding.message[language] }))
}
