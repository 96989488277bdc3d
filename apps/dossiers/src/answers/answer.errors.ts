import { DomainError, type InputError } from '#contracts'

export function incomplete(errors: InputError[]): DomainError {
  return new DomainError(
    'invalid',
    'dossier_incomplete',
    {
      vi: `Còn ${errors.length} chỗ chưa trả lời.`,
      en: `${errors.length} places are not answered yet.`,
    },
    { errors },
  )
}
