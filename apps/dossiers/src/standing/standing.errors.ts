import { DomainError, type HandlingAction } from '#contracts'

/** 403: the dossier was passed on, and another office decides about it now. */
export function handledElsewhere(allowed: HandlingAction[]): DomainError {
  const detail = {
    vi: 'Hồ sơ đã chuyển cho cơ quan khác giải quyết. Cơ quan bạn chỉ xem, nhận phần bổ sung và trả kết quả tại quầy.',
    en: 'The dossier was passed to another office, which decides about it. Yours reads it, takes supplements and hands over the result at its counter.',
  }
  return notHandling(detail, allowed)
}

/** 403: the office has not taken the dossier over. */
export function answeredElsewhere(allowed: HandlingAction[]): DomainError {
  const detail = {
    vi: 'Cơ quan bạn chưa tiếp nhận hồ sơ được chuyển đến. Hãy tiếp nhận hoặc từ chối trước.',
    en: 'Your office has not taken over the dossier that is passed to it. Accept or reject it first.',
  }
  return notHandling(detail, allowed)
}

/** 403: the office is asked for its opinion and nothing else. */
export function onlyConsulted(allowed: HandlingAction[]): DomainError {
  const detail = {
    vi: 'Cơ quan bạn chỉ được xin ý kiến về hồ sơ này. Hãy cho ý kiến; việc giải quyết là của cơ quan hỏi.',
    en: 'Your office is asked for its opinion on this dossier, and nothing else. Give it; the office that asks decides.',
  }
  return notHandling(detail, allowed)
}

function notHandling(detail: { vi: string; en: string }, allowed: HandlingAction[]): DomainError {
  const checks = [{ check: 'handlingOffice', passed: false, detail }]
  return new DomainError('forbidden', 'not_handling_office', detail, { allowed, checks })
}
