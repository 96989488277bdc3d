import { DomainError, relationMissing, type RegistryId } from '#contracts'

/** Faults can be switched where DEMO=true and nowhere else. */
export function demoOnly(): DomainError {
  return relationMissing('demo_only', {
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
