import { DomainError, type InputError } from '#contracts'

/** The dossier is not completed, or was before results existed. */
export function resultNotFound(): DomainError {
  return new DomainError('notFound', 'result_not_found', {
    vi: 'Hồ sơ này chưa có kết quả.',
    en: 'This dossier has no result yet.',
  })
}

/** No paper with this code was issued here. */
export function verificationNotFound(): DomainError {
  return new DomainError('notFound', 'verification_not_found', {
    vi: 'Không có giấy nào được cấp với mã này. Hãy kiểm tra lại mã; nếu mã đúng như in trên giấy thì giấy không phải do hệ thống này cấp.',
    en: 'No paper was issued with this code. Check the code; where it is as printed, the paper was not issued here.',
  })
}

/** What is wrong with the fields of an outcome. */
export function outcomeFieldsInvalid(most: { fields: number; label: number; value: number }): InputError {
  return {
    path: '/outcome/fields',
    code: 'outcome_fields_invalid',
    message: {
      vi: `Ghi tối đa ${most.fields} mục, mỗi mục có tên tối đa ${most.label} ký tự và nội dung tối đa ${most.value} ký tự.`,
      en: `Give at most ${most.fields} items, each with a name of at most ${most.label} and a text of at most ${most.value} characters.`,
    },
  }
}

/** An outcome belongs to completing a dossier, and to nothing else. */
export function outcomeNotWanted(): InputError {
  return {
    path: '/outcome',
    code: 'outcome_not_wanted',
    message: {
      vi: 'Chỉ ghi kết quả (outcome) khi hoàn thành cả hồ sơ.',
      en: 'Give an outcome only with the step that completes the whole dossier.',
    },
  }
}
