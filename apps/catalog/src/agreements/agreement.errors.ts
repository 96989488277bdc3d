import { DomainError, invalidPlace, relationMissing } from '#contracts'

/** The form reads nothing from a registry, so there is nothing to agree on. */
export function nothingToAgree(procedure: string): DomainError {
  return new DomainError('conflict', 'nothing_to_agree', {
    vi: `Biểu mẫu ${procedure} không lấy gì từ cơ sở dữ liệu nên không cần thoả thuận.`,
    en: `The form ${procedure} reads nothing from a database, so that no agreement is needed.`,
  })
}

/** Agreements in force cover everything the form reads. */
export function agreedAlready(procedure: string): DomainError {
  return new DomainError('conflict', 'agreed_already', {
    vi: `Các thoả thuận hiện hành đã đủ cho biểu mẫu ${procedure}.`,
    en: `The agreements in force cover everything the form ${procedure} reads.`,
  })
}

/** An agreement begins today or later. */
export function agreementInPast(): DomainError {
  const message = { vi: 'Ngày bắt đầu phải là hôm nay hoặc sau đó.', en: 'It begins today or later.' }
  return new DomainError('invalid', 'agreement_in_past', message, {
    errors: [{ path: '/validFrom', code: 'agreement_in_past', message }],
  })
}

/** Its last day comes before its first. */
export function agreementEndsBefore(): DomainError {
  return invalidPlace('/validTo', 'agreement_ends_before', {
    vi: 'Ngày cuối không được trước ngày bắt đầu.',
    en: 'The last day may not come before the first.',
  })
}

/** The last day that was proposed has passed. */
export function agreementOver(): DomainError {
  return new DomainError('conflict', 'agreement_over', {
    vi: 'Thời hạn được đề xuất đã hết. Hãy từ chối; bên đề xuất có thể đề xuất lại.',
    en: 'The proposed period is over. Reject it; it can be proposed again.',
  })
}

/** Only what the form reads can be agreed on: no office learns more than its form needs. */
export function conceptNotRead(index: number, concept: string, procedure: string): DomainError {
  return invalidPlace(`/concepts/${index}`, 'concept_not_read', {
    vi: `Biểu mẫu ${procedure} không lấy ${concept} từ cơ sở dữ liệu nào. Hãy bỏ ra.`,
    en: `The form ${procedure} reads no ${concept} from a database. Leave it out.`,
  })
}

/** A proposal about other concepts waits for the same owner; one is decided on after the other. */
export function proposalOpen(id: string): DomainError {
  return new DomainError('conflict', 'proposal_open', {
    vi: `Đề xuất ${id} về thông tin khác còn chờ cơ quan chủ quản. Hãy đợi quyết định rồi đề xuất tiếp.`,
    en: `The proposal ${id} about other concepts still waits for their owner. Propose again once it is decided on.`,
  })
}

/** Approved, it takes the place of an agreement in force, which would then end before it begins. */
export function agreementWouldEnd(): DomainError {
  const message = {
    vi: 'Thoả thuận này thay một thoả thuận đang có hiệu lực. Hãy để ngày bắt đầu là hôm nay.',
    en: 'It takes the place of an agreement in force. Let it begin today.',
  }
  return new DomainError('invalid', 'agreement_would_end', message, {
    errors: [{ path: '/validFrom', code: 'agreement_would_end', message }],
  })
}

/** There is neither an agreement nor a proposal with this id. */
export function agreementNotFound(id: string): DomainError {
  return new DomainError('notFound', 'agreement_not_found', {
    vi: `Không có thoả thuận nào mang mã ${id}.`,
    en: `There is no agreement ${id}.`,
  })
}

/** Only the ministry that owns the concepts decides on sharing them. */
export function agreementNotYours(owner: string): DomainError {
  return relationMissing('agreement_not_yours', {
    vi: `Chỉ cơ quan chủ quản dữ liệu (${owner}) được quyết định.`,
    en: `Only the owner of the data (${owner}) decides on this.`,
  })
}

/** What is agreed on is not as the decision needs it; `now` says how it is for the owner's concepts. */
export function agreementNotSo(now: 'proposed' | 'given' | 'suspended' | 'revoked'): DomainError {
  const state = {
    proposed: { vi: 'mới được đề nghị cấp', en: 'are only proposed' },
    given: { vi: 'đang được cấp', en: 'are given' },
    suspended: { vi: 'đang tạm ngừng', en: 'are suspended' },
    revoked: { vi: 'đã thu hồi', en: 'have been revoked' },
  }[now]
  return new DomainError('conflict', 'agreement_not_so', {
    vi: `Không làm được: dữ liệu của bạn trong thoả thuận này ${state.vi}.`,
    en: `That is not possible: your data under this agreement ${state.en}.`,
  })
}

/** Somebody else decided about the agreement meanwhile. */
export function agreementChanged(): DomainError {
  return new DomainError('conflict', 'agreement_changed', {
    vi: 'Thoả thuận vừa có thay đổi khác. Hãy xem lại rồi quyết định.',
    en: 'The agreement has been changed meanwhile. Look at it again, then decide.',
  })
}

/** A decision is taken once. */
export function decidedAlready(): DomainError {
  return new DomainError('conflict', 'decided_already', {
    vi: 'Đề xuất này đã có quyết định.',
    en: 'This proposal has been decided on already.',
  })
}

/** A number of look-ups was given with a decision about something else. */
export function quotaNotAsked(): DomainError {
  return invalidPlace('/quotaPerDay', 'quota_not_asked', {
    vi: 'Hạn mức chỉ đi cùng quyết định setQuota.',
    en: 'A quota goes with the decision setQuota only.',
  })
}
