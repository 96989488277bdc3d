import { DomainError, relationMissing, invalidPlace } from '#contracts'

export function actingForSelf(): DomainError {
  return invalidPlace('/actingFor/personId', 'acting_for_self', {
    vi: 'Đây là chính bạn. Hãy mở hồ sơ cho mình, không cần đại diện.',
    en: 'This is yourself. Open a dossier of your own; nobody has to be represented.',
  })
}

export function actingForNotWanted(): DomainError {
  return invalidPlace('/actingFor', 'acting_for_not_wanted', {
    vi: 'Tại quầy hãy ghi người nộp; người đại diện tự đăng nhập để mở hồ sơ.',
    en: 'At the counter name the applicant; a representative opens the dossier signed in as herself.',
  })
}

export function untilInvalid(): DomainError {
  return invalidPlace('/actingFor/until', 'until_invalid', {
    vi: 'Lịch không có ngày này.',
    en: 'There is no such day.',
  })
}

export function representationExpired(): DomainError {
  return invalidPlace('/actingFor/until', 'representation_expired', {
    vi: 'Quyền đại diện đã hết hạn. Hãy làm giấy mới rồi mở hồ sơ.',
    en: 'The authority to act has expired. Have it renewed, then open the dossier.',
  })
}

export function childIsAdult(): DomainError {
  return invalidPlace('/actingFor/birthDate', 'child_is_adult', {
    vi: 'Con đã đủ 18 tuổi nên tự nộp hồ sơ, hoặc uỷ quyền cho bạn.',
    en: 'Your child is of age: she applies herself, or authorises you.',
  })
}

export function representedIdNeeded(): DomainError {
  return invalidPlace('/actingFor/personId', 'required', {
    vi: 'Hãy ghi số định danh của người bạn đại diện.',
    en: 'Give the personal id of whom you act for.',
  })
}

export function evidenceNeeded(): DomainError {
  return invalidPlace('/actingFor/evidence', 'evidence_needed', {
    vi: 'Hãy ghi số và ngày của giấy uỷ quyền hoặc quyết định giám hộ.',
    en: 'Give number and date of the power of attorney or the decision on guardianship.',
  })
}

export function untilNeeded(): DomainError {
  return invalidPlace('/actingFor/until', 'required', {
    vi: 'Giấy uỷ quyền có thời hạn. Hãy ghi ngày cuối cùng.',
    en: 'A power of attorney has a term. Give its last day.',
  })
}

export function scopeNeeded(): DomainError {
  return invalidPlace('/actingFor/scope', 'required', {
    vi: 'Hãy ghi giấy uỷ quyền cho bạn làm những việc gì: nộp, bổ sung, rút.',
    en: 'Say what the power of attorney lets you do: submit, supplement, withdraw.',
  })
}

/** Never says which of the three was wrong. */
export function notYourChild(): DomainError {
  return new DomainError('invalid', 'not_your_child', {
    vi: 'CSDL dân cư không ghi người này là con của bạn, hoặc họ tên, ngày sinh không khớp. Nếu bạn là người giám hộ, hãy ghi quyết định giám hộ.',
    en: 'Population does not know this person as your child, or name and birth date do not agree. A guardian names the decision on guardianship.',
  })
}

export function linkNotChecked(): DomainError {
  return new DomainError(
    'unavailable',
    'link_not_checked',
    {
      vi: 'CSDL dân cư chưa trả lời nên chưa biết người này có phải con của bạn không. Hãy thử lại sau ít phút.',
      en: 'Population has not answered, so it is not known whether this is your child. Try again in a few minutes.',
    },
    { retryable: true, retryAfter: 30 },
  )
}

export function representationEnded(): DomainError {
  return relationMissing('representation_ended', {
    vi: 'Quyền đại diện của bạn đã hết hạn nên không làm gì thêm được với hồ sơ này. Người được đại diện vẫn làm được.',
    en: 'Your authority to act has ended, so you can do nothing more with this dossier. The person you acted for still can.',
  })
}

export function representationRefused(): DomainError {
  return relationMissing('representation_refused', {
    vi: 'Cán bộ không chấp nhận giấy tờ đại diện của bạn. Hãy hỏi Trung tâm Phục vụ hành chính công.',
    en: 'The office did not accept your authority to act. Ask at the commune office.',
  })
}

export function outOfScope(action: string): DomainError {
  return relationMissing('representation_scope', {
    vi: `Giấy tờ đại diện không cho phép bạn làm việc này (${action}).`,
    en: `Your authority to act does not cover this (${action}).`,
  })
}

export function representationUndecided(): DomainError {
  return new DomainError('conflict', 'representation_undecided', {
    vi: 'Hãy xem giấy tờ đại diện và quyết định có chấp nhận không, rồi mới tiếp nhận hồ sơ.',
    en: 'Look at the authority to act and decide on it before you accept the dossier.',
  })
}

export function nothingToDecide(): DomainError {
  return new DomainError('conflict', 'nothing_to_decide', {
    vi: 'Hồ sơ này không có giấy tờ đại diện cần xem: người nộp tự làm, hoặc CSDL dân cư đã xác nhận cha mẹ.',
    en: 'There is no paper to decide on: the applicant acts herself, or population confirmed the parent.',
  })
}
