import { DomainError, invalidPlace, relationMissing, type Check } from '#contracts'

/** Also said of another authority's dossier, and of a closed one where something is to be looked up for it. */
export function externalDossierNotFound(): DomainError {
  return new DomainError('notFound', 'external_dossier_not_found', {
    vi: 'Cơ quan bạn không có hồ sơ đang mở với mã này. Hãy đăng ký hồ sơ trước khi tra cứu.',
    en: 'Your authority has no open dossier of this code. Tell the dossier before looking up for it.',
  })
}

export function externalDossierDiffers(): DomainError {
  return new DomainError('conflict', 'external_dossier_differs', {
    vi: 'Hồ sơ với mã này đã được đăng ký với nội dung khác. Hãy dùng mã khác, hoặc đóng hồ sơ cũ.',
    en: 'A dossier of this code was told with other content. Use another code, or close that dossier.',
  })
}

export function externalDossierClosed(): DomainError {
  return new DomainError('conflict', 'external_dossier_closed', {
    vi: 'Hồ sơ với mã này đã đóng và không mở lại được. Hãy dùng mã khác.',
    en: 'The dossier of this code is closed and cannot be opened again. Use another code.',
  })
}

/** The address names no dossier. */
export function codeInvalid(): DomainError {
  return new DomainError('notFound', 'dossier_code_invalid', {
    vi: 'Mã hồ sơ có dạng <mã cơ quan>-<năm tháng ngày>-<số thứ tự>, ví dụ H26.00637-261201-0001.',
    en: 'A dossier code reads <agency>-<yyMMdd>-<sequence>, for example H26.00637-261201-0001.',
  })
}

export function codeNotOwn(): DomainError {
  return relationMissing('code_not_own', {
    vi: 'Mã hồ sơ phải bắt đầu bằng mã cơ quan của chính bạn.',
    en: 'A dossier code must begin with the agency code of your own authority.',
  })
}

export function procedureUnknown(): DomainError {
  return invalidPlace('/procedure', 'procedure_unknown', {
    vi: 'Không có thủ tục này trong danh mục.',
    en: 'There is no such procedure in the catalogue.',
  })
}

export function openedAtInvalid(): DomainError {
  return invalidPlace('/openedAt', 'opened_at_invalid', {
    vi: 'Thời điểm tiếp nhận phải ở trong mười năm qua và không ở tương lai.',
    en: 'The dossier must have been opened in the last ten years, and not in the future.',
  })
}

export function oneApplicantNeeded(): DomainError {
  return invalidPlace('/subjects', 'applicant_needed', {
    vi: 'Hồ sơ cần đúng một người có vai trò "applicant", và mỗi người chỉ một vai trò.',
    en: 'A dossier needs exactly one person in the role `applicant`, and each person has one role.',
  })
}

/** Never says which of the values was wrong, or whether the link is what is missing. */
export function subjectNotLinked(): DomainError {
  return new DomainError('invalid', 'subject_not_linked', {
    vi: 'Số định danh, họ tên và ngày sinh không cùng một người, hoặc CSDL dân cư không ghi nhận người này là thân nhân của người nộp.',
    en: 'Id number, name and birth date do not belong to one person, or population does not link that person to the applicant.',
  })
}

export function subjectsNotMatched(): DomainError {
  return new DomainError(
    'unavailable',
    'subjects_not_matched',
    {
      vi: 'CSDL dân cư chưa trả lời nên chưa đối chiếu được người của hồ sơ. Hãy thử lại sau ít giây.',
      en: 'The population database has not answered, so the people could not be matched. Try again in a few seconds.',
    },
    { retryable: true, retryAfter: 5 },
  )
}

/** No agreement lets the authority ask whether people are who they are said to be; `checks` says what was looked at. */
export function notCovered(checks: Check[]): DomainError {
  return new DomainError(
    'forbidden',
    'subjects_not_covered',
    {
      vi: 'Cơ quan bạn chưa được đối chiếu người cho thủ tục này. Xem "checks" để biết điều kiện nào chưa đạt.',
      en: 'Your authority may not match people for this procedure. `checks` says which condition does not hold.',
    },
    { checks },
  )
}

export function conceptUnknown(path: string): DomainError {
  return invalidPlace(path, 'concept_unknown', {
    vi: 'Không có trường dữ liệu này trong danh mục dùng chung.',
    en: 'There is no such concept in the shared dictionary.',
  })
}

export function conceptTwice(path: string): DomainError {
  return invalidPlace(path, 'concept_twice', {
    vi: 'Mỗi trường chỉ hỏi một lần trong một tra cứu: hoặc giá trị, hoặc một điều kiện.',
    en: 'A concept is asked once in a look-up: for its value, or by one predicate.',
  })
}

export function predicateUnfit(path: string): DomainError {
  return invalidPlace(path, 'predicate_unfit', {
    vi: 'Điều kiện không hợp với kiểu của trường: số và ngày so được lớn nhỏ, chữ và đúng/sai chỉ so bằng hoặc khác.',
    en: 'The predicate does not fit the type: numbers and days compare by size, texts and booleans by `eq` and `ne`.',
  })
}

/** So that nobody finds a value out by asking for one bound after the other. */
export function tooManyPredicates(retryAfter: number): DomainError {
  return new DomainError(
    'tooMany',
    'too_many_predicates',
    {
      vi: 'Cơ quan bạn đã hỏi quá nhiều điều kiện về cùng một trường của cùng một người trong 30 ngày qua.',
      en: 'Your authority has asked too many predicates about one concept of one person in the last 30 days.',
    },
    { retryAfter },
  )
}

/** Also said of another authority's look-up, and of one of a closed dossier. */
export function lookupNotFound(): DomainError {
  return new DomainError('notFound', 'lookup_not_found', {
    vi: 'Không có tra cứu này, hồ sơ của nó đã đóng, hoặc bạn không được xem.',
    en: 'There is no such look-up, its dossier is closed, or you may not see it.',
  })
}
