import { DomainError } from '#contracts'

/** Nobody of this id plays in the demo. */
export function personaUnknown(): DomainError {
  return new DomainError('notFound', 'persona_unknown', {
    vi: 'Không có nhân vật này trong môi trường thử nghiệm. Xem danh sách tại /demo/personas.',
    en: 'The demo has no such persona. See the list at /demo/personas.',
  })
}
