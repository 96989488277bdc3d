import { DomainError, type Bilingual, type HandlingAction, type InputError } from '#contracts'

/** Inquiries of a dossier that may wait at once. */
export const mostOpen = 10

/** 404: also said of an inquiry to another office. */
export function inquiryNotFound(): DomainError {
  return new DomainError('notFound', 'inquiry_not_found', {
    vi: 'Không có phiếu xin ý kiến này, hoặc phiếu không gửi cho cơ quan bạn.',
    en: 'There is no such inquiry, or it is not addressed to your office.',
  })
}

/** 422: no office is named. */
export function askedOfficeNeeded(): DomainError {
  return at('/to', 'required', { vi: 'Hãy chọn cơ quan được xin ý kiến.', en: 'Name the office that is asked.' })
}

/** 422: the office that asks is named. */
export function askedItself(): DomainError {
  return at('/to', 'opinion_of_itself', {
    vi: 'Cơ quan này đang giải quyết hồ sơ. Hãy chọn cơ quan khác để xin ý kiến.',
    en: 'This office handles the dossier itself. Name another one to ask.',
  })
}

/** 422: nothing is asked. */
export function questionNeeded(): DomainError {
  return at('/question', 'required', { vi: 'Hãy ghi nội dung xin ý kiến.', en: 'Say what the office is asked.' })
}

/** 422: no opinion is given. */
export function opinionNeeded(): DomainError {
  return at('/opinion', 'required', {
    vi: 'Hãy chọn ý kiến (đồng ý, không đồng ý, cần thêm) và ghi nội dung.',
    en: 'Give the opinion: its decision and its text.',
  })
}

/** 422: several offices of who answers are asked about the dossier. */
export function inquiryNeeded(): DomainError {
  return at('/inquiry', 'required', {
    vi: 'Nhiều cơ quan cấp dưới được hỏi về hồ sơ này. Hãy nêu mã phiếu xin ý kiến.',
    en: 'Several offices below yours are asked about this dossier. Name the inquiry.',
  })
}

/** Of a place of the form at which the dossier says nothing. */
export function nothingToShare(path: string): InputError {
  const message = {
    vi: 'Hồ sơ chưa có gì ở chỗ này để chia sẻ.',
    en: 'The dossier says nothing at this place that could be shared.',
  }
  return { path, code: 'nothing_to_share', message }
}

/** Of an attachment the dossier does not have. */
export function fileUnknown(index: number): InputError {
  const message = { vi: 'Hồ sơ không có tệp này.', en: 'The dossier has no such attachment.' }
  return { path: `/attachments/${index}`, code: 'attachment_not_found', message }
}

/** 409: the office has not answered yet. */
export function opinionWaits(allowed: HandlingAction[]): DomainError {
  const said = {
    vi: 'Cơ quan này đang được xin ý kiến về hồ sơ và chưa trả lời. Hãy chờ, hoặc hỏi cơ quan khác.',
    en: 'This office is asked about the dossier already and has not answered. Wait for it, or ask another.',
  }
  return new DomainError('conflict', 'opinion_waiting', said, { allowed })
}

/** 409: as many offices are asked as can be at once. */
export function tooManyOpinions(allowed: HandlingAction[]): DomainError {
  const said = {
    vi: `Hồ sơ đang chờ ${mostOpen} ý kiến, không hỏi thêm được cho đến khi có trả lời.`,
    en: `The dossier waits for ${mostOpen} opinions; no more can be asked for until one is given.`,
  }
  return new DomainError('conflict', 'too_many_opinions', said, { allowed })
}

/** 409: the office has given its opinion, or the inquiry ended with its dossier. */
export function inquiryEnded(allowed: HandlingAction[]): DomainError {
  const said = {
    vi: 'Phiếu xin ý kiến này đã kết thúc: cơ quan bạn đã cho ý kiến rồi, hoặc hồ sơ không chờ nữa.',
    en: 'This inquiry has ended: your office has given its opinion, or the dossier waits no longer.',
  }
  return new DomainError('conflict', 'inquiry_ended', said, { allowed })
}

/** 422: a dossier is decided without an opinion that was asked for, and nobody says why. */
export function opinionsOutstanding(): DomainError {
  return at('/reason', 'opinions_outstanding', {
    vi: 'Còn ý kiến chưa được trả lời. Hãy chờ, hoặc ghi lý do quyết định mà không chờ ý kiến.',
    en: 'An opinion that was asked for is outstanding. Wait for it, or give the reason for deciding without it.',
  })
}

/** 503: the catalogue does not say how long an office has. */
export function opinionTermMissing(): DomainError {
  return new DomainError('unavailable', 'opinion_term_missing', {
    vi: 'Chưa nhập thời hạn cho ý kiến (thiết lập "opinion"). Hãy báo người vận hành.',
    en: 'How long an office has for an opinion is not entered (setting "opinion"). Tell the operator.',
  })
}

function at(path: string, code: string, message: Bilingual): DomainError {
  return new DomainError('invalid', code, message, { errors: [{ path, code, message }] })
}
