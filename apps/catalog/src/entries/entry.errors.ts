import { DomainError, relationMissing } from '#contracts'

/** No procedure has this code. */
export function procedureNotFound(code: string): DomainError {
  return new DomainError('notFound', 'procedure_not_found', {
    vi: `Không có thủ tục nào mang mã ${code}. Hãy tìm theo tên.`,
    en: `No procedure has the code ${code}. Search by name instead.`,
  })
}

/** Only the ministry that is responsible for a procedure publishes its form and proposes its agreements. */
export function procedureNotYours(code: string): DomainError {
  return relationMissing('procedure_not_yours', {
    vi: `Cơ quan của bạn không phụ trách thủ tục ${code}. Hãy đề nghị bộ, ngành phụ trách thực hiện.`,
    en: `Your ministry is not responsible for ${code}. Ask the one that is to do it.`,
  })
}

/** No authority has this code. */
export function authorityNotFound(code: string): DomainError {
  return new DomainError('notFound', 'authority_not_found', {
    vi: `Không có cơ quan nào mang mã ${code}. Hãy tìm theo tên.`,
    en: `No authority has the code ${code}. Search by name instead.`,
  })
}
