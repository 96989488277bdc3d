import { createHmac } from 'node:crypto'

/** The headers of a POST signed as Standard Webhooks 1.0 says; the id is the same at every try. */
export function webhookHeaders(
  { id, at, body }: { id: string; at: Date; body: string },
  secret: string,
): Record<string, string> {
  const seconds = String(Math.floor(at.getTime() / 1000))
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': webhookSignature(secret, `${id}.${seconds}.${body}`),
  }
}

/** `v1,` and the HMAC-SHA-256 of the text in base64. */
export function webhookSignature(secret: string, text: string): string {
  return `v1,${createHmac('sha256', secret).update(text).digest('base64')}`
}
