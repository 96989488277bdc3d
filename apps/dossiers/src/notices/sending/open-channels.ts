import type { NoticeChannel } from '#contracts'
import { offeredChannels, type SendingSettings } from '../sending.settings.js'
import type { Channel } from './channel.js'
import { SmsChannel, WebhookChannel } from './http-channels.js'
import { MailChannel } from './mail-channel.js'

/** The channels the settings name; throws a StartError where one is configured by half. */
export function openChannels(settings: SendingSettings): Channel[] {
  return offeredChannels(settings).map((name) => open[name](settings))
}

const open: Record<NoticeChannel, (settings: SendingSettings) => Channel> = {
  email: ({ noticeSmtpUrl, noticeMailFrom }) => new MailChannel(noticeSmtpUrl ?? '', noticeMailFrom),
  sms: ({ noticeSmsUrl, noticeSmsToken }) => new SmsChannel(noticeSmsUrl ?? '', noticeSmsToken),
  webhook: ({ noticeWebhookUrl, noticeWebhookSecret }) =>
    new WebhookChannel(noticeWebhookUrl ?? '', noticeWebhookSecret ?? ''),
}
