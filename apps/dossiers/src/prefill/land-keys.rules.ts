import type { Bilingual, InputError, LandKeys } from '#contracts'
import { invalidInput } from '#platform'
import { firstKnownDay, formatCertificateSerial, isPartialDate, readCertificateSerial, unitAt } from '#vietnam'

/**
 * The keys of a land record as an applicant gave them, in the form the registry keeps; throws `invalid_input` with every
 * place that is wrong. A serial nobody can read would find nothing, and a commune's code without a day names several
 * places, so both are said at once and not looked up. What they state of the record itself is not touched by this.
 */
export function readLandKeys(given: LandKeys, today: string): LandKeys {
  const certificate = given.certificate ?? undefined
  const place = [given.commune, given.mappedOn, given.sheet, given.plot].filter(
    (part) => (part ?? undefined) !== undefined,
  )
  if ((certificate === undefined) === (place.length === 0)) throw wrong([['', 'one_way', oneWay]])
  return certificate === undefined ? readPlace(given, today) : { certificate: readSerial(certificate) }
}

function readSerial(typed: string): string {
  const serial = readCertificateSerial(typed)
  if (serial === undefined) throw wrong([['/certificate', 'wrong_form', serialForm]])
  return formatCertificateSerial(serial)
}

function readPlace({ commune, mappedOn, sheet, plot }: LandKeys, today: string): LandKeys {
  const missing = Object.entries({ commune, sheet, plot }).filter(([, part]) => (part ?? undefined) === undefined)
  const faults: Fault[] = missing.map(([name]) => [`/${name}`, 'required', needed])
  if (!mappedOn) faults.push(['/mappedOn', 'date_required', dateNeeded])
  else if (!isPartialDate(mappedOn) || mappedOn > today) faults.push(['/mappedOn', 'wrong_form', noSuchDay])
  else if (mappedOn < firstKnownDay) faults.push(['/mappedOn', 'date_too_early', tooEarly])
  else if (commune && unitAt(commune, mappedOn)?.level !== 'commune')
    faults.push(['/commune', 'unit_not_found', noSuchCommune])
  if (faults.length > 0) throw wrong(faults)
  return { commune, mappedOn, sheet, plot }
}

type Fault = [place: string, code: string, message: Bilingual]

function wrong(faults: Fault[]) {
  return invalidInput(faults.map(([place, code, message]): InputError => ({ path: `/land${place}`, code, message })))
}

const oneWay = {
  vi: 'Hãy cho biết số phát hành giấy chứng nhận, hoặc xã cùng ngày đo vẽ, số tờ bản đồ và số thửa: một trong hai cách.',
  en: 'Give either the certificate’s serial number, or the commune with the day of mapping, the map sheet and the plot.',
}
const serialForm = {
  vi: 'Số phát hành gồm một hoặc hai chữ cái và 6 số (giấy cũ), hoặc hai chữ cái và 8 số: BK 654321, AA 00123456.',
  en: 'A serial number has one or two letters and 6 digits (before 2025), or two letters and 8 digits: BK 654321, AA 00123456.',
}
const needed = { vi: 'Cần có trường này.', en: 'This field is needed.' }
const dateNeeded = {
  vi: 'Hãy cho biết ngày đo vẽ: cùng một mã xã chỉ các nơi khác nhau trước và sau ngày 01/07/2025.',
  en: 'Give the day of mapping: the same code names different communes before and after 1 July 2025.',
}
const noSuchDay = {
  vi: 'Lịch không có ngày này, hoặc ngày chưa tới.',
  en: 'There is no such day, or it has not come yet.',
}
const tooEarly = {
  vi: 'Danh mục đơn vị hành chính không có dữ liệu trước ngày 01/05/1975.',
  en: 'The list of administrative units says nothing about days before 1 May 1975.',
}
const noSuchCommune = {
  vi: 'Ngày đó không có xã, phường nào mang mã này.',
  en: 'No commune had this code on that day.',
}
