import { DomainError, relationMissing, type InputError } from '#contracts'

export function correctionNotFound(): DomainError {
  return new DomainError('notFound', 'correction_not_found', {
    vi: 'Không có đề nghị điều chỉnh này.',
    en: 'There is no such correction.',
  })
}

/** The registry belongs to another authority. */
export function registryNotYours(id: string): DomainError {
  return relationMissing('registry_not_yours', {
    vi: `Cơ quan của bạn không quản lý cơ sở dữ liệu ${id}.`,
    en: `Your authority does not own the registry ${id}.`,
  })
}

/** Somebody has decided on it. */
export function correctionDecided(): DomainError {
  return new DomainError('conflict', 'correction_decided', {
    vi: 'Đề nghị này đã có người quyết định. Hãy tải lại danh sách.',
    en: 'Somebody has decided on this correction. Load the list again.',
  })
}

/** The record holds another value than the one that was claimed to be wrong. */
export function correctedFactChanged(): DomainError {
  return new DomainError('conflict', 'fact_changed', {
    vi: 'Bản ghi đã đổi từ khi có đề nghị. Hãy xem giá trị đang giữ, rồi ghi giá trị đúng hoặc không nhận đề nghị.',
    en: 'The record changed since this was claimed. Look at what it holds now, then give the right value or reject the claim.',
  })
}

/** The record still holds what was claimed to be wrong, and this registry cannot change it by itself. */
export function recordNotChanged(): DomainError {
  return new DomainError('conflict', 'record_not_changed', {
    vi: 'Thông tin này chỉ sửa được ở hệ thống của cơ quan. Hãy sửa ở đó trước, rồi quyết định tại đây.',
    en: 'This fact can be changed in the office’s own system only. Change it there first, then decide here.',
  })
}

/** The claims name several values. */
export function valueNeeded(): InputError {
  return {
    path: '/value',
    code: 'value_needed',
    message: {
      vi: 'Các đề nghị nêu những giá trị khác nhau. Hãy ghi giá trị đúng.',
      en: 'The claims name different values. Give the right one.',
    },
  }
}

/** A value belongs to a correction only. */
export function valueNotWanted(): InputError {
  return {
    path: '/value',
    code: 'value_not_wanted',
    message: {
      vi: 'Chỉ ghi giá trị khi quyết định là đã sửa.',
      en: 'A value is given with the decision that the record is corrected, and no other.',
    },
  }
}

/** A text without a letter or digit that anybody sees. */
export function valueBlank(): InputError {
  return {
    path: '/value',
    code: 'value_blank',
    message: {
      vi: 'Giá trị đang để trống. Hãy ghi giá trị đúng.',
      en: 'The value is empty. Give the right one.',
    },
  }
}

/** The record holds this very value, which is claimed to be wrong. */
export function valueHeld(): InputError {
  return {
    path: '/value',
    code: 'value_held',
    message: {
      vi: 'Bản ghi đang giữ đúng giá trị này. Nếu nó đúng, hãy quyết định là xác nhận.',
      en: 'The record holds this very value. If it is right, decide that it is confirmed.',
    },
  }
}

/** Another type than that of what is held. */
export function valueOfOtherType(): InputError {
  return {
    path: '/value',
    code: 'wrong_type',
    message: {
      vi: 'Giá trị không đúng kiểu của thông tin này. Hãy ghi như giá trị đang có.',
      en: 'The value is not of the type of this fact. Write it as the value that is held.',
    },
  }
}

/** The record cannot hold the value. */
export function valueRefused(): InputError {
  return {
    path: '/value',
    code: 'value_refused',
    message: {
      vi: 'Bản ghi không nhận được giá trị này. Hãy ghi giá trị đúng.',
      en: 'The record cannot hold this value. Give the right one.',
    },
  }
}
