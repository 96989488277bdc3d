import { DomainError, invalidPlace } from '#contracts'

/** Also said of a file of another dossier. */
export function attachmentNotFound(): DomainError {
  return new DomainError('notFound', 'attachment_not_found', {
    vi: 'Hồ sơ không có tệp đính kèm này.',
    en: 'The dossier has no such attachment.',
  })
}

/** `files` and `megabytes` a dossier may have in all. */
export function tooManyAttachments(files: number, megabytes: number): DomainError {
  return new DomainError('conflict', 'too_many_attachments', {
    vi: `Mỗi hồ sơ có nhiều nhất ${files} tệp, tổng cộng ${megabytes} MB. Hãy bỏ bớt tệp hoặc nộp bản giấy tại quầy.`,
    en: `A dossier has at most ${files} files of ${megabytes} MB together. Remove files, or bring the papers to the office.`,
  })
}

/** `papers` may be noted of one dossier. */
export function tooManyShownPapers(papers: number): DomainError {
  return new DomainError('conflict', 'too_many_shown_papers', {
    vi: `Mỗi hồ sơ ghi nhận nhiều nhất ${papers} giấy tờ xuất trình. Hãy quét giấy tờ này và đính kèm tệp vào hồ sơ.`,
    en: `At most ${papers} shown papers are noted of one dossier. Scan this paper and attach the file to the dossier.`,
  })
}

export function purposeNeeded(): DomainError {
  return invalidPlace('/paper', 'purpose_needed', {
    vi: 'Hãy cho biết tệp dùng cho giấy tờ nào (paper) hoặc trường nào (path), chỉ một trong hai.',
    en: 'Say which paper (paper) or which field (path) this is for, one of the two.',
  })
}

export function placeUnknown(): DomainError {
  return invalidPlace('/path', 'unknown_field', {
    vi: 'Biểu mẫu không có trường này.',
    en: 'The form has no such field.',
  })
}

/** The last day a compared paper is good for. */
export function validityInvalid(): DomainError {
  return invalidPlace('/validUntil', 'validity_invalid', {
    vi: 'Ngày hết hạn phải từ hôm nay trở đi và đi cùng tệp đã đối chiếu (attachmentId).',
    en: 'The last day must be today or later, and comes with the file that was compared (attachmentId).',
  })
}
