import { DomainError } from '#contracts'

/** Also said of a dossier the caller may not know exists. */
export function dossierNotFound(): DomainError {
  return new DomainError('notFound', 'dossier_not_found', {
    vi: 'Không có hồ sơ này, hoặc bạn không được xem hồ sơ này.',
    en: 'There is no such dossier, or you may not see it.',
  })
}

export function versionStale(): DomainError {
  return new DomainError('stale', 'version_stale', {
    vi: 'Có người vừa thay đổi hồ sơ này. Hãy tải lại rồi làm tiếp.',
    en: 'Somebody has just changed this dossier. Load it again, then go on.',
  })
}

export function versionNeeded(): DomainError {
  return new DomainError('versionNeeded', 'version_needed', {
    vi: 'Hãy gửi kèm If-Match với ETag của hồ sơ bạn đang xem.',
    en: 'Send If-Match with the ETag of the dossier you are looking at.',
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

export function snapshotNotFound(): DomainError {
  return new DomainError('notFound', 'snapshot_not_found', {
    vi: 'Hồ sơ này chưa được tra dữ liệu.',
    en: 'Nothing has been looked up for this dossier yet.',
  })
}
