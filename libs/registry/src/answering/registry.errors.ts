import { DomainError, type RegistryId, type ServiceName } from '#contracts'

/** Only the exchange may ask a registry: it alone checks announcements, agreements and dossiers. */
export function askerRefused(registry: RegistryId, asker: ServiceName): DomainError {
  return new DomainError('forbidden', 'asker_refused', {
    vi: `Cơ sở dữ liệu "${registry}" chỉ trả lời trục trao đổi, không trả lời "${asker}".`,
    en: `The registry "${registry}" answers the exchange only, not "${asker}".`,
  })
}

/** Faults can be switched where DEMO=true and nowhere else. */
export function demoOnly(): DomainError {
  return new DomainError('forbidden', 'demo_only', {
    vi: 'Chỉ môi trường demo mới có công tắc sự cố.',
    en: 'Fault switches exist in the demo only.',
  })
}

/** The registry plays dead, as the demo told it to; nobody waits for this sentence any more. */
export function playsDead(registry: RegistryId): DomainError {
  return new DomainError(
    'unavailable',
    'registry_down',
    {
      vi: `Cơ sở dữ liệu "${registry}" đang được đặt ở trạng thái hỏng.`,
      en: `The registry "${registry}" is switched to be down.`,
    },
    { retryable: true, retryAfter: 2 },
  )
}
