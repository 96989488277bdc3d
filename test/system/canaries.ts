import { searchKey } from '#vietnam'

/** Values that belong to nobody but Lan and her family, and where they may be in clear beside her dossier. */
export const canaries = {
  name: 'Nguyễn Thị Lan',
  personId: '001188014826',
  formerId: '012345678',
  birthDate: '1988-08-14',
  household: 'HS1200000001',
  residence: 'Số 9, ngõ 68, đường Đại Mỗ',
  formerTaxCode: '8012345672',
  income: '174000000',
  spouseName: 'Trần Quốc Hưng',
  spouseId: '036085007311',
  spouseBirthDate: '1985-03-02',
  spouseIncome: '216000000',
  incomeTogether: '32500000',
  childName: 'Trần Minh Anh',
  childId: '001314016273',
  certificate: 'DA 004417',
  phone: '0987612347',
  project: 'Nhà ở xã hội Hoàng Yến',
  correctionReason: 'Chim hoàng yến đã báo: nhà sửa năm 2024',
  complaint: 'Chim hoàng yến không muốn nghe điện thoại buổi tối',
} as const
export type Canary = keyof typeof canaries

/** Lan's birth date is also the example a form shows, and forms are public. */
export const notInTheCatalogue = (Object.keys(canaries) as Canary[]).filter((canary) => canary !== 'birthDate')

/** What each registry holds itself, by right. */
export const heldBy = {
  population: [
    'name',
    'personId',
    'formerId',
    'birthDate',
    'household',
    'residence',
    'spouseName',
    'spouseId',
    'spouseBirthDate',
    'childName',
    'childId',
    'formerTaxCode',
  ],
  tax: [
    'name',
    'personId',
    'birthDate',
    'formerTaxCode',
    'income',
    'spouseName',
    'spouseId',
    'spouseBirthDate',
    'spouseIncome',
    'childName',
    'childId',
  ],
  land: ['name', 'personId', 'certificate', 'correctionReason'],
} as const satisfies Record<string, readonly Canary[]>

/** The canaries of which a text holds any form: as it is, decomposed, escaped, as a search key, in an address, in hex or base64. */
export function canariesIn(text: string, searched: readonly Canary[] = Object.keys(canaries) as Canary[]): Canary[] {
  const lower = text.toLowerCase()
  // within a longer number, such as the digits of a duration, digits say nothing
  const has = (form: string) =>
    /^\d+$/.test(form) ? new RegExp(`(?<!\\d)${form}(?!\\d)`).test(text) : lower.includes(form)
  return searched.filter((canary) => formsOf(canaries[canary]).some(has))
}

function formsOf(value: string): string[] {
  const escaped = value.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const hex = Buffer.from(value).toString('hex')
  const forms = [
    value,
    value.normalize('NFD'),
    escaped,
    searchKey(value),
    encodeURIComponent(value),
    hex,
    ...base64Of(value),
  ]
  return [...new Set(forms.map((form) => form.toLowerCase()))].filter((form) => form.length >= 8)
}

/** The middle of a value's base64 at each of the three places it can begin within other bytes. */
function base64Of(value: string): string[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]).toString('base64')
    return encoded.slice(4, -4)
  })
}
