import { DomainError, relationMissing, invalidPlace } from '#contracts'

export function nothingToCorrect(): DomainError {
  return invalidPlace('/path', 'nothing_to_correct', {
    vi: 'Chỉ đề nghị điều chỉnh được thông tin do cơ sở dữ liệu cung cấp.',
    en: 'Only a value that a database provided can be corrected.',
  })
}

export function correctionAskedAlready(): DomainError {
  return new DomainError('conflict', 'correction_asked_already', {
    vi: 'Hồ sơ này đã đề nghị điều chỉnh thông tin đó. Hãy chờ cơ quan giữ dữ liệu trả lời.',
    en: 'This dossier has asked for a correction of this fact already. Wait for the office that keeps it.',
  })
}

export function correctionNotFound(): DomainError {
  return new DomainError('notFound', 'correction_not_found', {
    vi: 'Không có đề nghị điều chỉnh này.',
    en: 'There is no such correction.',
  })
}

export function onlyTheOwnerReadsCorrections(): DomainError {
  return relationMissing('only_the_owner_reads_corrections', {
    vi: 'Chỉ cơ sở dữ liệu giữ bản ghi được đọc đề nghị điều chỉnh này.',
    en: 'Only the registry that keeps the record may read this correction.',
  })
}
