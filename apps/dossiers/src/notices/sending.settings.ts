import { IsEmail, IsOptional, IsString, IsUrl, MinLength } from 'class-validator'
import { type NoticeChannel, StartError } from '#contracts'
import { Setting } from '#platform'

const http = { require_tld: false, protocols: ['http', 'https'] }

/** The channels notices leave the portal by; one that has no address is not offered to anybody. */
export class SendingSettings {
  @Setting(
    'SMTP server for notices, as `smtp://user:password@host:587` or `smtps://…`; no e-mail is offered without it.',
    {
      secret: true,
    },
  )
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['smtp', 'smtps'] })
  noticeSmtpUrl?: string

  @Setting('Sender of e-mails with notices.')
  @IsEmail({ require_tld: false })
  noticeMailFrom: string = 'no-reply@motlan.invalid'

  @Setting('SMS gateway: takes `{id, to, text}` by POST with an `Idempotency-Key`; no SMS is offered without it.')
  @IsOptional()
  @IsUrl(http)
  noticeSmsUrl?: string

  @Setting('Bearer token for the SMS gateway.', { secret: true })
  @IsOptional()
  @IsString()
  noticeSmsToken?: string

  @Setting('Address of an app that tells people: takes signed POSTs (Standard Webhooks); none is offered without it.')
  @IsOptional()
  @IsUrl(http)
  noticeWebhookUrl?: string

  @Setting('Key the POSTs to NOTICE_WEBHOOK_URL are signed with (HMAC-SHA-256), at least 24 characters.', {
    secret: true,
  })
  @IsOptional()
  @IsString()
  @MinLength(24)
  noticeWebhookSecret?: string
}

/** The channels an operator configured; throws {@link StartError} where one is configured by half. */
export function offeredChannels(settings: SendingSettings): NoticeChannel[] {
  if (settings.noticeWebhookUrl !== undefined && settings.noticeWebhookSecret === undefined)
    throw new StartError('NOTICE_WEBHOOK_URL is set; set NOTICE_WEBHOOK_SECRET too.')
  const offered: NoticeChannel[] = []
  if (settings.noticeSmtpUrl !== undefined) offered.push('email')
  if (settings.noticeSmsUrl !== undefined) offered.push('sms')
  if (settings.noticeWebhookUrl !== undefined) offered.push('webhook')
  return offered
}
