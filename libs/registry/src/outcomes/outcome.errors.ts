import { DomainError, type SignedOutcome } from '#contracts'

/** The registry does not make this change of records. */
export function changeNotMade(): DomainError {
  return new DomainError('invalid', 'change_not_made', {
    vi: 'Cơ sở dữ liệu này không ghi nhận loại thay đổi đó. Hãy báo cơ quan chủ quản thủ tục sửa biểu mẫu.',
    en: 'This registry does not make such a change. Ask the ministry of the procedure to correct its form.',
  })
}

/** A value is missing that the change cannot be made without. */
export function valueMissing(name: string): DomainError {
  return new DomainError('invalid', 'value_missing', {
    vi: `Kết quả thiếu thông tin "${name}". Hãy bổ sung vào hồ sơ hoặc ghi trên kết quả rồi ký lại.`,
    en: `The result lacks "${name}". Supplement the dossier or write it on the result, then sign again.`,
  })
}

/** A value is not of the form the record needs. */
export function valueInvalid(name: string): DomainError {
  return new DomainError('invalid', 'value_invalid', {
    vi: `Thông tin "${name}" của kết quả không đúng. Hãy ghi lại trên kết quả rồi ký lại.`,
    en: `"${name}" of the result is not valid. Write it anew on the result, then sign again.`,
  })
}

/** A text an outcome says; throws `value_missing` or `value_invalid`. */
export function textOf({ values }: SignedOutcome, name: string): string {
  const value = values[name]
  if (value === undefined) throw valueMissing(name)
  if (typeof value !== 'string' || value.trim() === '') throw valueInvalid(name)
  return value.normalize('NFC').trim()
}

/** A number above 0 an outcome says; throws `value_missing` or `value_invalid`. */
export function numberOf({ values }: SignedOutcome, name: string): number {
  const value = values[name]
  if (value === undefined) throw valueMissing(name)
  if (typeof value !== 'number' || !(value > 0)) throw valueInvalid(name)
  return value
}
