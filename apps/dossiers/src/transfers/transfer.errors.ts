import { DomainError, type Bilingual, type HandlingAction, type ProcedureLevel } from '#contracts'
import { formatDate } from '#vietnam'
import type { GoneOffice } from './gone-office.rules.js'

/** 422: no office is named. */
export function receivingOfficeNeeded(): DomainError {
  return atTo('required', {
    vi: 'Hãy chọn cơ quan nhận hồ sơ.',
    en: 'Name the office that is to take the dossier over.',
  })
}

/** 422: the office that handles it already is named, and nothing waits that could be taken back. */
export function transferToItself(): DomainError {
  return atTo('transfer_to_itself', {
    vi: 'Cơ quan này đang giải quyết hồ sơ. Hãy chọn cơ quan khác.',
    en: 'This office handles the dossier already. Name another one.',
  })
}

/** 422: the office is no more; the sentence says what became of it. */
export function officeGone({ name, lastDay, successors }: GoneOffice): DomainError {
  const day = formatDate(lastDay)
  const named = successors.map(({ code, name: unit }) => `${unit} (${code})`).join(', ')
  const next: Bilingual = named
    ? { vi: `Nay là: ${named}. Hãy chọn nơi kế tiếp.`, en: `Now: ${named}. Name what took it over.` }
    : { vi: 'Chưa biết nơi kế tiếp.', en: 'What took it over is not known.' }
  return atTo('office_gone', {
    vi: `${name} chỉ còn đến hết ngày ${day}. ${next.vi}`,
    en: `${name} existed until ${lastDay}. ${next.en}`,
  })
}

/** 422: no office has this code. */
export function officeUnknown(): DomainError {
  return atTo('office_unknown', {
    vi: 'Không có cơ quan nào mang mã này. Hãy tìm trong danh mục cơ quan.',
    en: 'No authority has this code. Find it in the catalogue of authorities.',
  })
}

const levels: Record<ProcedureLevel, Bilingual> = {
  commune: { vi: 'cấp xã', en: 'a commune' },
  province: { vi: 'cấp tỉnh', en: 'a province' },
  ministry: { vi: 'bộ', en: 'a ministry' },
}

/** 422: the office is not of the level that handles this procedure. */
export function officeNotFitting(level: ProcedureLevel): DomainError {
  const { vi, en } = levels[level]
  return atTo('office_not_fitting', {
    vi: `Thủ tục này do cơ quan ${vi} giải quyết. Hãy chọn một cơ quan ${vi}.`,
    en: `This procedure is handled by the office of ${en}. Name one.`,
  })
}

/** 409: another office has not answered yet. */
export function transferWaits(allowed: HandlingAction[]): DomainError {
  return new DomainError(
    'conflict',
    'transfer_waiting',
    {
      vi: 'Hồ sơ đang chờ cơ quan khác trả lời việc chuyển. Hãy lấy lại trước khi chuyển nơi khác.',
      en: 'The dossier waits for the answer of another office. Take it back before you pass it elsewhere.',
    },
    { allowed },
  )
}

function atTo(code: string, message: Bilingual): DomainError {
  return new DomainError('invalid', code, message, { errors: [{ path: '/to', code, message }] })
}
