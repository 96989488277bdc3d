import { DomainError, type RegistryId } from '#contracts'

/** The registry is switched to be down; the asker's deadline has passed when this is thrown. */
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
