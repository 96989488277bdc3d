import { DomainError } from '#contracts'

/** No record has this personal id. */
export function personUnknown(): DomainError {
  return new DomainError('notFound', 'person_unknown', {
    vi: 'Cơ sở dữ liệu không có người mang số định danh này. Hãy kiểm tra số định danh trong hồ sơ rồi ký lại.',
    en: 'The registry holds nobody with this personal id. Check the id in the dossier, then sign again.',
  })
}

/** The person died before the outcome arrived. */
export function personDead(): DomainError {
  return new DomainError('conflict', 'person_dead', {
    vi: 'Người này đã được đăng ký khai tử. Hãy dừng hồ sơ, hoặc đề nghị cơ quan hộ tịch điều chỉnh nếu đăng ký đó sai.',
    en: 'The death of this person is registered. Stop the dossier, or ask the civil status office to correct that entry.',
  })
}

/** A later change of the same record was made first. */
export function newerRecord(): DomainError {
  return new DomainError('conflict', 'newer_record', {
    vi: 'Bản ghi đã thay đổi cùng ngày hoặc sau ngày ký kết quả này. Hãy tra cứu lại rồi quyết định.',
    en: 'The record was changed on the day of this result or later. Look it up again, then decide.',
  })
}

/** The authority that decided is no commune, so that nobody knows where the record belongs. */
export function communeUnknown(): DomainError {
  return new DomainError('invalid', 'commune_unknown', {
    vi: 'Không xác định được đơn vị hành chính cấp xã của cơ quan ký. Hãy chuyển hồ sơ về cơ quan cấp xã nơi đăng ký.',
    en: 'The commune of the authority that signed is not known. Pass the dossier to the office of the right commune.',
  })
}

/** A list of movers names somebody the household does not have. */
export function moverUnknown(): DomainError {
  return new DomainError('notFound', 'mover_unknown', {
    vi: 'Có người chuyển đến không thuộc hộ. Hãy ghi đúng họ tên từng người, cách nhau bằng dấu phẩy, rồi ký lại.',
    en: 'Somebody who moves is not of the household. Write each full name as registered, with commas between, then sign again.',
  })
}

/** Who belongs to the household is not clear. */
export function householdUnclear(): DomainError {
  return new DomainError('conflict', 'household_unclear', {
    vi: 'Người này không thuộc đúng một hộ. Hãy đề nghị công an cấp xã điều chỉnh thông tin hộ trước.',
    en: 'The person is not of exactly one household. Ask the commune police to correct the household first.',
  })
}

/** One of the two is married already. */
export function alreadyMarried(): DomainError {
  return new DomainError('conflict', 'already_married', {
    vi: 'Một trong hai bên đang có vợ hoặc chồng theo sổ hộ tịch. Hãy tra cứu lại tình trạng hôn nhân.',
    en: 'One of the two is married according to the registers. Look up the marital status again.',
  })
}

/** The book of marriages has one husband and one wife. */
export function marriageNotRecordable(): DomainError {
  return new DomainError('conflict', 'marriage_not_recordable', {
    vi: 'Sổ đăng ký kết hôn ghi một người nam và một người nữ. Hãy kiểm tra thông tin hai bên.',
    en: 'The book of marriages holds a man and a woman. Check what is registered of both.',
  })
}

/** The birth is registered. */
export function birthRegistered(): DomainError {
  return new DomainError('conflict', 'birth_registered', {
    vi: 'Trẻ cùng tên, cùng ngày sinh của cha mẹ này đã được đăng ký khai sinh. Hãy cấp bản sao trích lục thay cho đăng ký mới.',
    en: 'A child of this name and birth date of these parents is registered. Issue a copy of that entry instead.',
  })
}

/** The death is registered. */
export function deathRegistered(): DomainError {
  return new DomainError('conflict', 'death_registered', {
    vi: 'Người này đã được đăng ký khai tử. Hãy cấp bản sao trích lục thay cho đăng ký mới.',
    en: 'The death of this person is registered. Issue a copy of that entry instead.',
  })
}
