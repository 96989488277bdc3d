import { taxCodeCheckDigit } from '#vietnam'
import { asOf, type Income, type Resident, type TaxFile } from '../model/household.js'
import { formerTaxCode } from '../model/identity-numbers.js'
import type { Place } from '../model/places.js'
import { Weights, type Random } from '../model/random.js'
import { fileRates } from '../model/rates.js'

const list = (text: string): string[] => text.split(',')

/** The years whose returns are closed, with the share of the last one's pay. */
const closedYears = [
  [2023, 88],
  [2024, 94],
  [2025, 100],
] as const

/** Monthly pay from and to, in thousand VND, and how many of a hundred earn it (sample shares). */
const payBands = new Weights<readonly [number, number]>([
  [[4_500, 7_500], 26],
  [[7_500, 12_000], 38],
  [[12_000, 18_000], 20],
  [[18_000, 30_000], 11],
  [[30_000, 60_000], 4],
  [[60_000, 150_000], 1],
])

const trades = list(
  'May mặc,Cơ khí,Thực phẩm,Vận tải,Xây dựng,Thương mại,Điện tử,Nội thất,Du lịch,Nông sản,In ấn,Công nghệ',
)
const firms = list(
  'Hòa Bình,Thành Công,Đại Phát,Minh Long,An Khang,Bình Minh,Phú Thịnh,Sông Hồng,Trường Sơn,Tân Tiến,Việt Hưng,Nam Á',
)
const sectors = list('Bán lẻ tạp hóa,Ăn uống,May đo,Sửa chữa xe máy,Vật liệu xây dựng,Cắt tóc,Nông sản,Vận tải')

/** What the tax office keeps about an adult: incomes of closed years, what is owed, perhaps a household business. */
export function inventTaxFile(random: Random, sequence: number, person: Resident, place: Place): TaxFile | undefined {
  const age = 2026 - Number(person.birthDate.slice(0, 4))
  const employed = age <= 62 ? random.chance(place.commune.kind === 'phuong' ? 78 : 52) : random.chance(6)
  const trading = age >= 24 && age <= 66 && random.chance(7)
  if (!employed && !trading && random.chance(55)) return undefined
  const isOld = age >= 22 && random.chance(fileRates.formerTaxCode.percent)
  const [merged] = person.mergedIds ?? []
  return {
    ...(merged !== undefined && random.chance(50) ? { mergedId: merged.id } : {}),
    ...(isOld ? { formerCode: formerTaxCode(sequence) } : {}),
    parked: isOld && random.chance(fileRates.parked.percent),
    incomes: employed ? incomes(random, age) : [],
    outstanding: random.chance(6) ? random.int(1, 160) * 50_000 : 0,
    ...(trading ? { business: business(random, person.fullName) } : {}),
  }
}

/** A payer by its number: a made-up company with a well-formed tax code. */
export function payer(number: number): Pick<Income, 'payer' | 'payerCode'> {
  const nine = `01${String(7_000_000 + number * 37).slice(0, 7)}`
  const trade = trades[number % trades.length] ?? ''
  const firm = firms[Math.floor(number / trades.length) % firms.length] ?? ''
  return { payer: `Công ty TNHH ${trade} ${firm}`, payerCode: `${nine}${taxCodeCheckDigit(nine)}` }
}

function incomes(random: Random, age: number): Income[] {
  const [least, greatest] = random.weighted(payBands)
  const monthly = random.int(least / 100, greatest / 100) * 100_000
  const employer = payer(random.int(0, 143))
  const second = random.chance(8) ? payer(random.int(0, 143)) : undefined
  const found: Income[] = []
  for (const [year, percent] of closedYears) {
    if (age - (2026 - year) < 18) continue
    const amount = ((monthly * 12) / 100) * percent
    found.push({ year, ...employer, amount })
    if (second !== undefined && second.payerCode !== employer.payerCode) {
      found.push({ year, ...second, amount: Math.floor(amount / 10 / 100_000) * 100_000 })
    }
  }
  return found
}

function business(random: Random, owner: string): NonNullable<TaxFile['business']> {
  return {
    name: `Hộ kinh doanh ${owner}`,
    sector: random.pick(sectors),
    since: random.day('2008-01-01', asOf),
    turnover: random.int(60, 900) * 1_000_000,
  }
}
