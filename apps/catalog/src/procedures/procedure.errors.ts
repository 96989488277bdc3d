import { DomainError } from '#contracts'

/** No procedure has this code. */
export function procedureNotFound(code: string): DomainError {
  return new DomainError('notFound', 'procedure_not_found', {
    vi: `Không có thủ tục nào mang mã ${code}. Hãy tìm theo tên.`,
    en: `No procedure has the code ${code}. Search by name instead.`,
  })
}
