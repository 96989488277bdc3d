import { DomainError, relationMissing } from '#contracts'

export function outcomeNotFound(): DomainError {
  return new DomainError('notFound', 'outcome_not_found', {
    vi: 'Không có kết quả này.',
    en: 'There is no such outcome.',
  })
}

export function onlyTheOwnerReadsOutcomes(): DomainError {
  return relationMissing('only_the_owner_reads_outcomes', {
    vi: 'Chỉ cơ sở dữ liệu giữ bản ghi được đọc kết quả này.',
    en: 'Only the registry that keeps the record may read this outcome.',
  })
}
