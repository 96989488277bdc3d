import { DomainError, type FormFinding } from '#contracts'

/** The form cannot be published while one of its findings is an error. */
export function formRefused(findings: FormFinding[]): DomainError {
  const errors = findings.filter(({ severity }) => severity === 'error')
  return new DomainError(
    'invalid',
    'form_refused',
    {
      vi: `Biểu mẫu còn ${errors.length} lỗi nên chưa công bố được. Hãy sửa theo từng mục.`,
      en: `The form has ${errors.length} errors, so that it cannot be published. Repair each of them.`,
    },
    {
      findings,
      errors: errors.map(({ field, document, rule, message }) => ({
        path: field ?? (document === undefined ? '/' : `/documents/${document}`),
        code: rule,
        message,
      })),
    },
  )
}

/** The form names another procedure than its address. */
export function procedureDiffers(): DomainError {
  return new DomainError('invalid', 'procedure_differs', {
    vi: 'Mã thủ tục trong biểu mẫu khác với địa chỉ. Hãy sửa một trong hai.',
    en: 'The form names another procedure than the address. Change one of the two.',
  })
}

/** Versions of forms are put in order by Semantic Versioning 2.0.0. */
export function versionInvalid(): DomainError {
  return refusedVersion('version_invalid', {
    vi: 'Số phiên bản phải theo dạng 1.2.3.',
    en: 'The version has to be a semantic one, such as 1.2.3.',
  })
}

/** A version is published once, and none after a newer one; dossiers rely on it. */
export function versionNotNewer(published: string): DomainError {
  return refusedVersion('version_not_newer', {
    vi: `Phiên bản ${published} đã công bố. Hãy dùng số phiên bản lớn hơn.`,
    en: `Version ${published} has been published. Give the form a greater version.`,
  })
}

function refusedVersion(code: string, message: { vi: string; en: string }): DomainError {
  return new DomainError('invalid', code, message, { errors: [{ path: '/form/formVersion', code, message }] })
}

/** A code alone may name a unit that is gone. */
export function territoryUnknown(code: string): DomainError {
  return new DomainError('invalid', 'territory_unknown', {
    vi: `Hôm nay không có đơn vị hành chính nào mang mã ${code}.`,
    en: `No administrative unit has the code ${code} today.`,
  })
}

/** The version exists, but its certificate does not hold; it is not served. */
export function formNotCertified(procedure: string, version: string): DomainError {
  return new DomainError('unavailable', 'form_not_certified', {
    vi: `Biểu mẫu ${procedure} phiên bản ${version} chưa được chứng nhận nên không dùng được.`,
    en: `Version ${version} of the form ${procedure} is not certified, so that it is not served.`,
  })
}

/** The procedure has a form, but not this version of it. */
export function versionNotFound(version: string): DomainError {
  return new DomainError('notFound', 'form_version_not_found', {
    vi: `Không có phiên bản ${version} của biểu mẫu này.`,
    en: `There is no version ${version} of this form.`,
  })
}

/** No announcement has made a new version of this form necessary. */
export function draftNotFound(procedure: string): DomainError {
  return new DomainError('notFound', 'form_draft_not_found', {
    vi: `Biểu mẫu ${procedure} không có bản dự thảo nào.`,
    en: `There is no draft of the form ${procedure}.`,
  })
}
