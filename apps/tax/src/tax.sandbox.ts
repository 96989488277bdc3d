import { SandboxModule, type CopiedTable, type Household, type Resident, type TaxFile } from '#sandbox'
import { matchingKey } from '#vietnam'

type Filed = Resident & { tax: TaxFile }

/** What generated households become in the tax database. */
const taxTables: readonly CopiedTable[] = [
  {
    name: 'nguoi_nop_thue',
    columns: ['mst', 'mst_cu', 'loai_nnt', 'ten_nnt', 'khoa_ten', 'ngay_sinh', 'ma_cqt', 'trang_thai', 'ngay_cap_nhat'],
    *rows(household: Household) {
      for (const person of filed(household)) {
        const { fullName, taxName = fullName, birthDate, tax, stays, updatedOn } = person
        const former = tax.parked ? null : tax.formerCode
        const kind = tax.business === undefined ? '01' : '02'
        const office = `T${stays.at(-1)?.unit ?? '00000'}`
        const status = tax.parked ? '10' : '00'
        yield [codeOf(person), former, kind, taxName, matchingKey(taxName), birthDate, office, status, updatedOn]
      }
    },
  },
  {
    name: 'thu_nhap',
    columns: ['mst', 'nam', 'mst_chi_tra', 'ten_chi_tra', 'so_tien', 'ngay_ke_khai'],
    *rows(household) {
      for (const person of filed(household)) {
        for (const { year, payerCode, payer, amount } of person.tax.incomes) {
          yield [codeOf(person), year, payerCode, payer, amount, `${year + 1}-03-20`]
        }
      }
    },
  },
  {
    name: 'nguoi_phu_thuoc',
    columns: ['mst', 'mst_npt', 'ten_npt', 'tu_thang', 'den_thang'],
    *rows(household) {
      const [first] = filed(household).filter(({ tax }) => tax.incomes.length > 0)
      if (first === undefined) return
      for (const { relationToHead, personId, fullName, birthDate, tax } of household.people) {
        if (relationToHead !== 'child' || tax !== undefined || birthDate.length < 10) continue
        yield [codeOf(first), personId, fullName, `${birthDate.slice(0, 7)}-01`, null]
      }
    },
  },
  {
    name: 'nghia_vu',
    columns: ['mst', 'tieu_muc', 'ky', 'phai_nop', 'da_nop', 'ngay_hach_toan'],
    *rows(household) {
      for (const person of filed(household)) {
        const { outstanding, incomes } = person.tax
        const due = outstanding + Math.floor((incomes.at(-1)?.amount ?? 0) / 1_000) * 20
        if (due > 0) yield [codeOf(person), '1001', '2025-12', due, due - outstanding, '2026-04-02']
      }
    },
  },
  {
    name: 'ho_kinh_doanh',
    columns: ['mst', 'ten_hkd', 'nganh_nghe', 'doanh_thu_khoan', 'tu_ngay'],
    *rows(household) {
      for (const person of filed(household)) {
        const { business } = person.tax
        if (business !== undefined)
          yield [codeOf(person), business.name, business.sector, business.turnover, business.since]
      }
    },
  },
]

function filed({ people }: Household): Filed[] {
  return people.filter((person): person is Filed => person.tax !== undefined)
}

/**
 * Since July 2025 the personal id is the tax code; a parked file still stands under the office's own, one of somebody
 * who had two ids perhaps under the other.
 */
function codeOf({ personId, tax }: Filed): string {
  return tax.parked && tax.formerCode !== undefined ? tax.formerCode : (tax.mergedId ?? personId)
}

/** What the demo adds to the tax registry. */
export const taxSandbox = () => SandboxModule.of({ id: 'tax', tables: taxTables })
