import { DomainError, relationMissing, type RightsDecision } from '#contracts'

/** Also said of a request that is somebody else's, or addressed to another authority. */
export function rightsRequestNotFound(): DomainError {
  return new DomainError('notFound', 'rights_request_not_found', {
    vi: 'Không có yêu cầu này, hoặc bạn không được xem.',
    en: 'There is no such request, or it is not for you to read.',
  })
}

/** The sign-in says of nobody which person they are. */
export function personNeeded(): DomainError {
  return relationMissing('person_needed', {
    vi: 'Đăng nhập không có số định danh nên không biết dữ liệu nào là của bạn. Hãy đăng nhập bằng tài khoản định danh.',
    en: 'The sign-in has no personal number, so it is not known which data are yours. Sign in with an identified account.',
  })
}

export function controllerUnknown(): DomainError {
  const message = {
    vi: 'Cơ quan này không giữ dữ liệu của hệ thống. Hãy chọn trong danh sách cơ quan chịu trách nhiệm.',
    en: 'This authority holds no data of the system. Choose one of those that answer for the data.',
  }
  return new DomainError('invalid', 'controller_unknown', message, {
    errors: [{ path: '/controller', code: 'controller_unknown', message }],
  })
}

/** The dossier is none the caller may read. */
export function aboutUnknownDossier(): DomainError {
  const message = {
    vi: 'Bạn không có hồ sơ này. Hãy chọn một hồ sơ của bạn, hoặc bỏ trống.',
    en: 'You have no such dossier. Choose one of yours, or leave it out.',
  }
  return new DomainError('invalid', 'dossier_unknown', message, {
    errors: [{ path: '/dossierId', code: 'dossier_unknown', message }],
  })
}

export function tooManyOpenRequests(most: number): DomainError {
  return new DomainError('conflict', 'too_many_open_requests', {
    vi: `Bạn có ${most} yêu cầu đang chờ trả lời. Hãy đợi trả lời, hoặc rút một yêu cầu rồi gửi yêu cầu mới.`,
    en: `You have ${most} requests that wait for an answer. Wait for one, or withdraw one before you send another.`,
  })
}

export function tooManyRequestsADay(most: number): DomainError {
  return new DomainError(
    'tooMany',
    'too_many_rights_requests',
    {
      vi: `Bạn đã gửi ${most} yêu cầu trong 24 giờ. Hãy gửi tiếp vào ngày mai.`,
      en: `You sent ${most} requests within 24 hours. Send the next one tomorrow.`,
    },
    { retryAfter: 3600, retryable: true },
  )
}

/** Somebody else answered first, or the request was withdrawn; `allowed` is what can still be answered. */
export function answerNotAllowed(allowed: readonly RightsDecision[]): DomainError {
  return new DomainError(
    'conflict',
    'answer_not_allowed',
    {
      vi: 'Yêu cầu đã được trả lời, đã rút, hoặc không gia hạn được nữa. Hãy tải lại để xem tình trạng mới.',
      en: 'The request has been answered or withdrawn, or cannot be extended. Load it again to see where it stands.',
    },
    { allowed: [...allowed] },
  )
}

export function answerReasonNeeded(): DomainError {
  const message = {
    vi: 'Hãy viết lý do hoặc nội dung trả lời để người yêu cầu đọc.',
    en: 'Write the reason, or the answer, for the person who asked to read.',
  }
  return new DomainError('invalid', 'reason_needed', message, {
    errors: [{ path: '/reason', code: 'reason_needed', message }],
  })
}

/** The request has ended: there is nothing to withdraw. */
export function rightsRequestEnded(): DomainError {
  return new DomainError('conflict', 'rights_request_ended', {
    vi: 'Yêu cầu đã được trả lời hoặc đã rút nên không rút được nữa.',
    en: 'The request has been answered or withdrawn already.',
  })
}

/** 503: the catalogue has no terms for this day. */
export function rightsTermsMissing(): DomainError {
  return new DomainError('unavailable', 'rights_terms_missing', {
    vi: 'Chưa có thời hạn trả lời cho ngày này. Hãy báo người vận hành và thử lại sau.',
    en: 'There are no terms for this day yet. Tell the operator, and try again later.',
  })
}
