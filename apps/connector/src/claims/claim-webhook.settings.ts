import { IsInt, IsOptional, IsString, IsUrl, Max, Min, MinLength } from 'class-validator'
import { StartError } from '#contracts'
import { Setting } from '#platform'

/** The ministry's own system that a connector hands claims to; none where there is no address. */
export class ClaimWebhookSettings {
  @Setting(
    'Address of the ministry’s own system that takes claims against its records: signed POSTs (Standard Webhooks).',
  )
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'] })
  claimWebhookUrl?: string

  @Setting('Key the POSTs to CLAIM_WEBHOOK_URL are signed with (HMAC-SHA-256), at least 24 characters.', {
    secret: true,
  })
  @IsOptional()
  @IsString()
  @MinLength(24)
  claimWebhookSecret?: string

  @Setting('Milliseconds the ministry’s own system has to answer a claim.')
  @IsInt()
  @Min(100)
  @Max(25_000)
  claimWebhookTimeoutMs: number = 10_000
}

/** Where claims go, the key they are signed with, and how long an answer may take. */
export interface Receiver {
  url: string
  secret: string
  patienceMs: number
}

/**
 * The receiver, if there is one. Throws {@link StartError} where it is configured by half, or would be told of records in clear:
 * `http` reaches this machine only.
 */
export function receiverOf(settings: ClaimWebhookSettings): Receiver | undefined {
  const { claimWebhookUrl: url, claimWebhookSecret: secret, claimWebhookTimeoutMs: patienceMs } = settings
  if (url === undefined) return undefined
  if (secret === undefined) throw new StartError('CLAIM_WEBHOOK_URL is set; set CLAIM_WEBHOOK_SECRET too.')
  const { protocol, hostname, username } = new URL(url)
  if (username !== '') throw new StartError('CLAIM_WEBHOOK_URL holds a user; the POSTs are known by their signature.')
  if (protocol !== 'https:' && !onThisMachine.includes(hostname))
    throw new StartError(
      'CLAIM_WEBHOOK_URL is not https: claims name records of people. http is for this machine only.',
    )
  return { url, secret, patienceMs }
}

const onThisMachine = ['localhost', '127.0.0.1', '[::1]']
