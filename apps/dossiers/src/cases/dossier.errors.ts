import { DomainError, type DossierAction, type InputError, type Permission } from '#contracts'

/** Also said of a dossier the caller may not know exists. */
export function dossierNotFound(): DomainError {
  return new DomainError('notFound', 'dossier_not_found', {
    vi: 'Không có hồ sơ này, hoặc bạn không được xem hồ sơ này.',
    en: 'There is no such dossier, or you may not see it.',
  })
}

/** An action of another role, or of another permission; `allowed` is what this caller can do now. */
export function permissionMissing(
  action: DossierAction,
  permission: Permission | undefined,
  allowed: DossierAction[],
): DomainError {
  const detail = {
    vi: `Bạn không có quyền thực hiện việc này (${action}${permission ? `, cần quyền ${permission}` : ''}).`,
    en: `You may not do this (${action}${permission ? `, which needs the permission ${permission}` : ''}).`,
  }
  return new DomainError('forbidden', 'permission_missing', detail, {
    allowed,
    checks: [{ check: permission ? 'permission' : 'role', passed: false, detail }],
  })
}

export function actionNotAllowed(action: DossierAction, allowed: DossierAction[]): DomainError {
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

export function reasonNeeded(action: DossierAction): DomainError {
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

export function versionStale(): DomainError {
  return new DomainError(
    'conflict',
    'version_stale',
    {
      vi: 'Có người vừa thay đổi hồ sơ này. Hãy tải lại rồi làm tiếp.',
      en: 'Somebody has just changed this dossier. Load it again, then go on.',
    },
    { status: 412 },
  )
}

export function versionNeeded(): DomainError {
  return new DomainError(
    'invalid',
    'version_needed',
    {
      vi: 'Hãy gửi kèm If-Match với ETag của hồ sơ bạn đang xem.',
      en: 'Send If-Match with the ETag of the dossier you are looking at.',
    },
    { status: 428 },
  )
}

export function notEditable(): DomainError {
  return new DomainError('conflict', 'dossier_not_editable', {
    vi: 'Hồ sơ đã nộp nên không sửa được nữa, trừ khi cán bộ yêu cầu bổ sung.',
    en: 'The dossier has been submitted and cannot be changed, unless an official asks for a supplement.',
  })
}

/** Nothing can be done to a dossier that has ended. */
export function dossierClosed(): DomainError {
  return new DomainError('conflict', 'dossier_closed', {
    vi: 'Hồ sơ đã kết thúc nên không làm được việc này nữa.',
    en: 'The dossier is closed, so this is not possible any more.',
  })
}

/** What something slow was based on has changed while it ran: its result is dropped. */
export function dossierChanged(): DomainError {
  return new DomainError(
    'conflict',
    'dossier_changed',
    {
      vi: 'Hồ sơ, người liên quan hoặc sự đồng ý của họ đã thay đổi trong lúc tra cứu, nên kết quả bị bỏ. Hãy tải lại hồ sơ.',
      en: 'The dossier, its people or their consent changed during the look-up, so its result was dropped. Load the dossier again.',
    },
    { retryable: true },
  )
}

export function onlyDraftsCanBeRemoved(): DomainError {
  return new DomainError('conflict', 'only_drafts_can_be_removed', {
    vi: 'Chỉ xoá được hồ sơ chưa nộp. Hồ sơ đã nộp thì rút hồ sơ.',
    en: 'Only a draft can be removed. Withdraw a dossier that has been submitted.',
  })
}

export function procedureNotFound(): DomainError {
  return new DomainError('notFound', 'procedure_not_found', {
    vi: 'Không có thủ tục này.',
    en: 'There is no such procedure.',
  })
}

export function authorityUnknown(): DomainError {
  return invalidPlace('/receivedBy', 'authority_unknown', {
    vi: 'Không có cơ quan cấp xã mang mã này.',
    en: 'There is no commune office of this code.',
  })
}

export function receiverNeeded(): DomainError {
  return invalidPlace('/receivedBy', 'receiver_needed', {
    vi: 'Chưa biết phường, xã nào nhận hồ sơ. Hãy chọn.',
    en: 'It is not known which commune office receives the dossier. Choose one.',
  })
}

export function applicantNotWanted(): DomainError {
  return invalidPlace('/applicant', 'applicant_not_wanted', {
    vi: 'Bạn đã đăng nhập nên không khai lại người nộp.',
    en: 'You are signed in, so leave the applicant out.',
  })
}

export function applicantNeeded(): DomainError {
  return invalidPlace('/applicant', 'applicant_needed', {
    vi: 'Hãy cho biết người nộp: một số giấy tờ, họ tên và ngày sinh.',
    en: 'Say who applies: exactly one id number, the full name and the birth date.',
  })
}

/** Never says which of the three was wrong. */
export function applicantMismatch(): DomainError {
  return new DomainError('invalid', 'applicant_mismatch', {
    vi: 'Số giấy tờ, họ tên và ngày sinh không cùng một người. Hãy kiểm tra lại giấy tờ.',
    en: 'Id number, name and birth date do not belong to one person. Check the papers again.',
  })
}

/** `seconds` until the Vietnamese day is over and the mismatches count no more. */
export function tooManyMismatches(seconds: number): DomainError {
  return new DomainError(
    'conflict',
    'too_many_mismatches',
    {
      vi: 'Hôm nay đã nhập sai quá số lần cho phép. Mai hãy thử lại, hoặc đem giấy tờ đến quầy.',
      en: 'Too many entries were wrong today. Try again tomorrow, or bring the papers to the counter.',
    },
    { status: 429, retryAfter: seconds, retryable: true },
  )
}

export function identityUnverified(): DomainError {
  return new DomainError(
    'conflict',
    'identity_unverified',
    {
      vi: 'Chưa đối chiếu được người nộp với CSDL dân cư nên chưa tiếp nhận được. Hãy thử lại sau.',
      en: 'The applicant could not be matched with the population database yet, so the dossier cannot be accepted. Try again later.',
    },
    { retryable: true, retryAfter: 30 },
  )
}

export function snapshotChanged(): DomainError {
  return new DomainError('conflict', 'snapshot_changed', {
    vi: 'Dữ liệu đã được tra lại sau lần bạn xem. Hãy xem lại rồi nộp.',
    en: 'The facts were looked up again after you read them. Read them again, then submit.',
  })
}

export function snapshotNotFound(): DomainError {
  return new DomainError('notFound', 'snapshot_not_found', {
    vi: 'Hồ sơ này chưa được tra dữ liệu.',
    en: 'Nothing has been looked up for this dossier yet.',
  })
}

export function incomplete(errors: InputError[]): DomainError {
  return new DomainError(
    'invalid',
    'dossier_incomplete',
    {
      vi: `Còn ${errors.length} chỗ chưa trả lời.`,
      en: `${errors.length} places are not answered yet.`,
    },
    { errors },
  )
}

export function invalidPlace(path: string, code: string, message: { vi: string; en: string }): DomainError {
  return new DomainError('invalid', code, message, { errors: [{ path, code, message }] })
}

export function reasonForSubjectsNeeded(): DomainError {
  return invalidPlace('/reason', 'required', {
    vi: 'Hãy ghi vì sao người này thuộc hồ sơ.',
    en: 'Say why this person belongs to the dossier.',
  })
}

/** The legal template behind the form is out of force; a dossier begun before goes on with it. */
export function formExpired(validTo: string): DomainError {
  return new DomainError('conflict', 'form_expired', {
    vi: `Mẫu của biểu mẫu này hết hiệu lực từ ${validTo}. Hồ sơ mới phải chờ biểu mẫu mới.`,
    en: `The template of this form was in force until ${validTo}. A new dossier has to wait for the new form.`,
  })
}
