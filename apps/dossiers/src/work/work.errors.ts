import { DomainError, type HandlingAction } from '#contracts'

/** 403: only a supervisor gives work to others or takes it from them. */
export function superviseNeeded(allowed: HandlingAction[]): DomainError {
  const detail = {
    vi: 'Chỉ người có quyền supervise giao hồ sơ cho người khác hoặc lấy lại hồ sơ của người khác. Bạn nhận được hồ sơ chưa giao.',
    en: 'Only who has the permission supervise assigns dossiers to others or takes them back. You can take one that nobody has.',
  }
  return new DomainError('forbidden', 'permission_missing', detail, {
    allowed,
    checks: [{ check: 'permission', passed: false, detail }],
  })
}

/** 422: nobody of the office that handles the dossier has this account. */
export function assigneeUnknown(): DomainError {
  const message = {
    vi: 'Không có cán bộ nào của cơ quan đang xử lý hồ sơ với tài khoản này. Hãy chọn trong danh sách cán bộ.',
    en: 'Nobody of the office that handles the dossier has this account. Choose from the list of colleagues.',
  }
  return new DomainError('invalid', 'assignee_unknown', message, {
    errors: [{ path: '/assignee', code: 'assignee_unknown', message }],
  })
}

/** 409: the dossier has as many notes as it can have. */
export function tooManyNotes(most: number): DomainError {
  return new DomainError('conflict', 'too_many_notes', {
    vi: `Hồ sơ đã có ${most} ghi chú nội bộ, không ghi thêm được.`,
    en: `The dossier has ${most} notes of the office already; no more can be written.`,
  })
}
