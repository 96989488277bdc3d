import { DomainError, relationMissing } from '#contracts'

/** Fees are entered by the province they are charged in. */
export function feeNotYours(): DomainError {
  return relationMissing('fee_not_yours', {
    vi: 'Mức phí do lãnh đạo hoặc người có quyền supervise của chính tỉnh, thành phố đó nhập.',
    en: 'The fee is entered by a head, or by whoever has the permission supervise, of that province itself.',
  })
}

/** There is nothing a council could set. */
export function feeNotLocal(procedure: string): DomainError {
  return new DomainError('conflict', 'fee_not_local', {
    vi: `Phí của thủ tục ${procedure} do trung ương quy định, Hội đồng nhân dân tỉnh không đặt mức riêng.`,
    en: `The fee of ${procedure} is the same everywhere: no provincial council sets it.`,
  })
}

/** A code that names no province today. */
export function provinceNotFound(code: string): DomainError {
  return new DomainError('notFound', 'province_not_found', {
    vi: `Hôm nay không có tỉnh, thành phố nào mang mã ${code}.`,
    en: `No province has the code ${code} today.`,
  })
}

/** What was charged cannot be changed afterwards. */
export function feeInPast(): DomainError {
  const message = {
    vi: 'Mức phí chỉ có hiệu lực từ hôm nay trở đi, và ngày phải có thật.',
    en: 'A fee is in force from today on or later, and the day has to exist.',
  }
  return new DomainError('invalid', 'fee_in_past', message, {
    errors: [{ path: '/validFrom', code: 'fee_in_past', message }],
  })
}

/** No council charges before it resolved to. */
export function feeBeforeResolution(): DomainError {
  const message = {
    vi: 'Mức phí không thể có hiệu lực trước ngày Hội đồng nhân dân ban hành nghị quyết. Sửa một trong hai ngày.',
    en: 'A fee cannot be in force before the day of its resolution. Correct one of the two days.',
  }
  return new DomainError('invalid', 'fee_before_resolution', message, {
    errors: [{ path: '/resolvedOn', code: 'fee_before_resolution', message }],
  })
}

/** Certain is what a resolution says. */
export function sourceNeeded(): DomainError {
  const message = {
    vi: 'Chỉ ghi là chắc chắn (A) khi nguồn nêu số nghị quyết của Hội đồng nhân dân.',
    en: 'State it as certain (A) only where the source names the resolution by its number.',
  }
  return new DomainError('invalid', 'resolution_needed', message, {
    errors: [{ path: '/source', code: 'resolution_needed', message }],
  })
}
