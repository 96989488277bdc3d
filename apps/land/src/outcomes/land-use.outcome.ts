import type { EntityManager } from 'typeorm'
import { DomainError, type SignedOutcome } from '#contracts'
import { numberOf, outcomeChange, textOf, valueInvalid, type RowChange } from '#registry'
import { dayOf } from '#vietnam'

/** The parcel of a certificate. */
export interface HeldParcel {
  parcel_id: string
  use_code: string
  area: number
}

/** The use of a whole parcel. */
export const landUse = outcomeChange(load, changeLandUse)

async function load(tx: EntityManager, { values }: SignedOutcome): Promise<HeldParcel | undefined> {
  const [row] = await tx.query<HeldParcel[]>(
    `select p.parcel_id, p.use_code, p.area_m2::float8 as area from public.certificate c
     join public.parcel p on p.parcel_id = c.parcel_id where c.serial = $1 for update of p`,
    [values['certificate']],
  )
  return row
}

/** The parcel has the new use from the day of the decision; a part of it has to be split off first. */
export function changeLandUse(outcome: SignedOutcome, parcel: HeldParcel | undefined): RowChange[] {
  if (!parcel) throw parcelUnknown()
  const use_code = textOf(outcome, 'useCode')
  if (!/^[A-Z]{3}$/.test(use_code)) throw valueInvalid('useCode')
  if (textOf(outcome, 'heldUseCode') !== parcel.use_code) throw useChanged()
  if (Math.abs(numberOf(outcome, 'area') - parcel.area) >= 0.1) throw onlyAPart()
  const { parcel_id } = parcel
  const updated_on = dayOf(new Date(outcome.signedAt))
  return [{ table: 'public.parcel', where: { parcel_id }, set: { use_code, updated_on } }]
}

function parcelUnknown(): DomainError {
  return new DomainError('notFound', 'parcel_unknown', {
    vi: 'Cơ sở dữ liệu không có giấy chứng nhận số này. Hãy kiểm tra số giấy chứng nhận rồi ký lại.',
    en: 'The registry holds no certificate of this number. Check the number of the certificate, then sign again.',
  })
}

function useChanged(): DomainError {
  return new DomainError('conflict', 'fact_changed', {
    vi: 'Mục đích sử dụng của thửa đất đã thay đổi từ khi tra cứu. Hãy tra cứu lại rồi quyết định.',
    en: 'The use of the parcel changed since it was looked up. Look it up again, then decide.',
  })
}

function onlyAPart(): DomainError {
  return new DomainError('conflict', 'only_a_part', {
    vi: 'Diện tích của kết quả khác diện tích cả thửa. Nếu chỉ chuyển một phần, hãy tách thửa trước (thủ tục 1.012784).',
    en: 'The area of the result is not that of the whole parcel. For a part, split the parcel first (procedure 1.012784).',
  })
}
