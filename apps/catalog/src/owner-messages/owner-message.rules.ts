import type { AgreementDecisionName, Bilingual, OwnerMessageKind } from '#contracts'

/** What others learn of each decision about an agreement. */
export const kindOf: Record<AgreementDecisionName, OwnerMessageKind> = {
  approve: 'approved',
  reject: 'rejected',
  suspend: 'suspended',
  resume: 'resumed',
  revoke: 'revoked',
  setQuota: 'quotaSet',
}

/** Those who are told: each once, and nobody of their own act. */
export function toldOf(concerned: readonly (string | undefined)[], by: string): string[] {
  return [
    ...new Set(concerned.filter((each): each is string => each !== undefined && each !== '' && each !== by)),
  ].sort()
}

/** What a ministry reads: who did what, for which procedure. */
export function sentenceOf(
  kind: OwnerMessageKind,
  by: Bilingual,
  procedure: Bilingual,
  quotaPerDay?: number,
): Bilingual {
  const [vi, en] = sentences[kind]
  const limit = quotaPerDay === undefined ? noLimit : { vi: `${quotaPerDay} lượt mỗi ngày`, en: `${quotaPerDay} a day` }
  return {
    vi: `${by.vi} ${vi} “${procedure.vi}”${kind === 'quotaSet' ? `: ${limit.vi}` : ''}.`,
    en: `${by.en} ${en} “${procedure.en}”${kind === 'quotaSet' ? `: ${limit.en}` : ''}.`,
  }
}

const noLimit = { vi: 'không giới hạn', en: 'no limit' }

const sentences: Record<OwnerMessageKind, [vi: string, en: string]> = {
  proposed: ['đề nghị được tra cứu dữ liệu của bạn khi giải quyết', 'asks to look up your data for'],
  approved: ['đã đồng ý cho tra cứu dữ liệu khi giải quyết', 'agreed that data may be looked up for'],
  rejected: ['không đồng ý cho tra cứu dữ liệu khi giải quyết', 'did not agree that data may be looked up for'],
  suspended: ['tạm ngừng cấp dữ liệu cho', 'suspended its data for'],
  resumed: ['cấp lại dữ liệu cho', 'gives its data again for'],
  revoked: ['thu hồi dữ liệu đã cấp cho', 'revoked its data for'],
  quotaSet: ['đặt hạn mức tra cứu của mỗi cơ quan cho', 'set how much an office may look up for'],
}
