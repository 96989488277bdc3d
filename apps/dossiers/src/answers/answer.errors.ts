import { DomainError, type InputError } from '#contracts'

/** What keeps a dossier from being sent, with every place it stands at. */
export function incomplete(errors: InputError[]): DomainError {
  return new DomainError(
    'invalid',
    'dossier_incomplete',
    {
      vi: `Còn ${errors.length} chỗ cần trả lời hoặc sửa lại.`,
      en: `${errors.length} places are still to be answered or changed.`,
    },
    { errors },
  )
}
