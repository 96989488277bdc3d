import { DomainError, type PrintedFormName } from '#contracts'

/** What has to have happened before each paper says anything. */
const when: Record<PrintedFormName, { vi: string; en: string }> = {
  receipt: {
    vi: 'Giấy tiếp nhận chỉ có khi hồ sơ đã được tiếp nhận.',
    en: 'The reception slip exists once the dossier was accepted.',
  },
  supplement: {
    vi: 'Phiếu yêu cầu bổ sung chỉ có khi hồ sơ đang chờ bổ sung.',
    en: 'The request to complete exists while a supplement is asked for.',
  },
  refusal: {
    vi: 'Phiếu từ chối chỉ có khi hồ sơ bị từ chối tiếp nhận.',
    en: 'The refusal slip exists when the dossier was rejected.',
  },
  stop: {
    vi: 'Thông báo dừng chỉ có khi hồ sơ đã dừng giải quyết.',
    en: 'The stop notice exists when the dossier was stopped.',
  },
  apology: {
    vi: 'Văn bản xin lỗi chỉ soạn được khi hồ sơ đang giải quyết và đã quá hạn hoặc đến hạn trong ngày làm việc kế tiếp.',
    en: 'An apology is drafted while the dossier is worked on and overdue, or due by the next working day.',
  },
  control: {
    vi: 'Phiếu kiểm soát chỉ có khi hồ sơ đã nộp.',
    en: 'The control slip exists once the dossier was submitted.',
  },
}

export function paperNotDue(form: PrintedFormName): DomainError {
  return new DomainError('conflict', 'paper_not_due', when[form])
}

/** The dossier changed again and again while its paper was printed. */
export function changedWhilePrinting(): DomainError {
  return new DomainError('conflict', 'changed_while_printing', {
    vi: 'Hồ sơ vừa thay đổi trong lúc in. Hãy in lại.',
    en: 'The dossier changed while it was printed. Print it again.',
  })
}
