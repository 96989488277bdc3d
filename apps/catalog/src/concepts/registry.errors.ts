import { DomainError, relationMissing } from '#contracts'

/** No registry has this id. */
export function registryNotFound(id: string): DomainError {
  return new DomainError('notFound', 'registry_not_found', {
    vi: `Không có cơ sở dữ liệu nào tên là ${id}.`,
    en: `There is no registry ${id}.`,
  })
}

/** The registry belongs to another authority. */
export function registryNotYours(id: string): DomainError {
  return relationMissing('registry_not_yours', {
    vi: `Cơ quan của bạn không quản lý cơ sở dữ liệu ${id}.`,
    en: `Your authority does not own the registry ${id}.`,
  })
}

/** The id is taken. */
export function registryTaken(id: string): DomainError {
  return new DomainError('conflict', 'registry_taken', {
    vi: `Đã có cơ sở dữ liệu tên là ${id}.`,
    en: `There is a registry ${id} already.`,
  })
}

/** A concept has exactly one trusted source. */
export function conceptTaken(id: string, owner: { vi: string; en: string }): DomainError {
  return new DomainError('conflict', 'concept_taken', {
    vi: `${id} đã có nguồn tin cậy: ${owner.vi}. Hãy dùng nguồn đó.`,
    en: `${id} has a trusted source already: ${owner.en}. Use that one.`,
  })
}

/** The dictionary of what may be asked has it: nothing is asked and held at once. */
export function conceptAsked(id: string): DomainError {
  return new DomainError('conflict', 'concept_asked', {
    vi: `${id} đang là điều chỉ hỏi người dân. Hãy dùng mã khác, hoặc đề nghị cơ quan giữ định nghĩa bỏ điều đó trước.`,
    en: `${id} is what only people are asked for. Use another id, or have the authority that defines it end that first.`,
  })
}

/** The registry has no such concept. */
export function conceptNotOfRegistry(concept: string, registry: string): DomainError {
  return new DomainError('notFound', 'concept_not_found', {
    vi: `Cơ sở dữ liệu ${registry} không có trường ${concept}.`,
    en: `The registry ${registry} has no concept ${concept}.`,
  })
}

/** What no registry answers yet cannot replace a paper. */
export function conceptPlanned(concept: string): DomainError {
  return new DomainError('conflict', 'concept_planned', {
    vi: `Chưa cơ sở dữ liệu nào trả lời ${concept}, nên chưa công bố được.`,
    en: `No registry answers ${concept} yet, so that it cannot be announced.`,
  })
}

/** An announcement cannot have been in force before it was made. */
export function announcementInPast(): DomainError {
  const message = { vi: 'Ngày bắt đầu phải là hôm nay hoặc sau đó.', en: 'It begins today or later.' }
  return new DomainError('invalid', 'announcement_in_past', message, {
    errors: [{ path: '/from', code: 'announcement_in_past', message }],
  })
}

/** The same statement is in force. */
export function announcedAlready(concept: string, territory: string): DomainError {
  return new DomainError('conflict', 'announced_already', {
    vi: `${concept} đã được công bố cho ${territory}.`,
    en: `${concept} has been announced for ${territory} already.`,
  })
}

/** There is nothing to retract. */
export function announcementNotFound(concept: string, territory: string): DomainError {
  return new DomainError('notFound', 'announcement_not_found', {
    vi: `${concept} không được công bố cho ${territory}.`,
    en: `${concept} is not announced for ${territory}.`,
  })
}
