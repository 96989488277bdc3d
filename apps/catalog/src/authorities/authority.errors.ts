import { DomainError } from '#contracts'

/** No authority has this code. */
export function authorityNotFound(code: string): DomainError {
  return new DomainError('notFound', 'authority_not_found', {
    vi: `Không có cơ quan nào mang mã ${code}. Hãy tìm theo tên.`,
    en: `No authority has the code ${code}. Search by name instead.`,
  })
}
