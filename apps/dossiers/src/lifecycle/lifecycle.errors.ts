import { DomainError, type HandlingAction, type Permission } from '#contracts'

/** An action of another role, or of another permission; `allowed` is what this caller can do now. */
export function permissionMissing(
  action: HandlingAction,
  needed: Permission | readonly Permission[] | undefined,
  allowed: HandlingAction[],
): DomainError {
  const permission = [needed ?? []].flat().join(', ')
  const detail = {
    vi: `Bạn không có quyền thực hiện việc này (${action}${permission ? `, cần quyền ${permission}` : ''}).`,
    en: `You may not do this (${action}${permission ? `, which needs the permission ${permission}` : ''}).`,
  }
  return new DomainError('forbidden', 'permission_missing', detail, {
    allowed,
    checks: [{ check: permission ? 'permission' : 'role', passed: false, detail }],
  })
}

export function actionNotAllowed(action: HandlingAction, allowed: HandlingAction[]): DomainError {
  return new DomainError(
    'conflict',
    'action_not_allowed',
    {
      vi: `Hồ sơ đang ở bước khác nên chưa làm được việc này (${action}). Hãy tải lại hồ sơ.`,
      en: `The dossier is at another step, so this is not possible now (${action}). Load it again.`,
    },
    { allowed },
  )
}

export function reasonNeeded(action: HandlingAction): DomainError {
  return new DomainError(
    'invalid',
    'reason_needed',
    {
      vi: 'Hãy ghi lý do.',
      en: `Give the reason for "${action}".`,
    },
    { errors: [{ path: '/reason', code: 'required', message: { vi: 'Hãy ghi lý do.', en: 'Give the reason.' } }] },
  )
}

export function notEditable(): DomainError {
  return new DomainError('conflict', 'dossier_not_editable', {
    vi: 'Hồ sơ đã nộp nên không sửa được nữa, trừ khi cán bộ yêu cầu bổ sung.',
    en: 'The dossier has been submitted and cannot be changed, unless an official asks for a supplement.',
  })
}
