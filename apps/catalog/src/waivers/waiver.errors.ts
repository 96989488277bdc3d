import { DomainError, relationMissing } from '#contracts'

/** A waiver ends, within a year, and not before it begins. */
export function waiverPeriodInvalid(): DomainError {
  const message = {
    vi: 'Thời hạn phải từ hôm nay trở đi, không quá một năm, và kết thúc sau khi bắt đầu.',
    en: 'The period begins today or later, ends after it began, and is no longer than a year.',
  }
  return new DomainError('invalid', 'waiver_period_invalid', message, {
    errors: [{ path: '/until', code: 'waiver_period_invalid', message }],
  })
}

/** The dictionary has no such concept. */
export function waiverConceptUnknown(concept: string): DomainError {
  const message = { vi: `Từ điển không có trường ${concept}.`, en: `The dictionary has no concept ${concept}.` }
  return new DomainError('invalid', 'concept_unknown', message, {
    errors: [{ path: '/concept', code: 'concept_unknown', message }],
  })
}

/** The concept is waived for the procedure on some of these days already. */
export function waivedAlready(concept: string): DomainError {
  return new DomainError('conflict', 'waived_already', {
    vi: `${concept} đã được cho phép hỏi lại trong thời gian này. Hãy chọn thời gian khác.`,
    en: `${concept} is waived in this period already. Choose another period.`,
  })
}

/** A ministry waives nationwide what another one holds. */
export function waiverNotYours(concept: string): DomainError {
  return relationMissing('waiver_not_yours', {
    vi: `Chỉ cơ quan quản lý cơ sở dữ liệu có ${concept} được cho phép hỏi lại trên cả nước. Cơ quan ở địa phương cho phép trong địa bàn của mình.`,
    en: `Only the ministry that owns the registry of ${concept} may waive it for the whole country. A local authority waives within its own territory.`,
  })
}
