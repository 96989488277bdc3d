import type { HeldConcepts } from '#registry'

/** One tax file with the sums asked about; money as text, because it may exceed 32 bits. */
export interface TaxpayerRow {
  mst: string
  mst_cu: string | null
  khoa_ten: string
  ngay_cap_nhat: string
  con_no: string | null
  ngay_hach_toan: string | null
  so_npt: number
  nam: number | null
  tong_thu_nhap: string | null
  don_vi_chi_tra: string | null
  ngay_ke_khai: string | null
}

export const taxpayerStatement = `select n.mst, n.mst_cu, n.khoa_ten, n.ngay_cap_nhat::text, v.con_no, v.ngay_hach_toan,
    (select count(*)::int from nguoi_phu_thuoc p where p.mst = n.mst and p.den_thang is null) as so_npt,
    t.nam, t.tong_thu_nhap, t.don_vi_chi_tra, t.ngay_ke_khai
  from nguoi_nop_thue n
  left join lateral (select sum(phai_nop - da_nop)::text as con_no, max(ngay_hach_toan)::text as ngay_hach_toan
    from nghia_vu v where v.mst = n.mst) v on true
  left join lateral (select nam, sum(so_tien)::text as tong_thu_nhap, max(ngay_ke_khai)::text as ngay_ke_khai,
      string_agg(ten_chi_tra, '; ' order by so_tien desc) as don_vi_chi_tra
    from thu_nhap t where t.mst = n.mst and t.nam = (select max(k.nam) from ky_quyet_toan k)
    group by nam) t on true
  where n.mst = any($1::text[])`

const filedOn = ({ ngay_ke_khai, ngay_cap_nhat }: TaxpayerRow): string => ngay_ke_khai ?? ngay_cap_nhat

/** Kind `income`: the latest closed year. */
export const incomeConcepts: HeldConcepts<TaxpayerRow> = {
  'tax.income.total': {
    attribute: 'thu_nhap.so_tien',
    value: (row) => numberOf(row.tong_thu_nhap),
    recordDate: filedOn,
  },
  'tax.income.year': { attribute: 'thu_nhap.nam', value: (row) => row.nam, recordDate: filedOn },
  'tax.income.payer': { attribute: 'thu_nhap.ten_chi_tra', value: (row) => row.don_vi_chi_tra, recordDate: filedOn },
}

const updated = ({ ngay_cap_nhat }: TaxpayerRow): string => ngay_cap_nhat

/** Kind `taxpayer`. */
export const taxpayerConcepts: HeldConcepts<TaxpayerRow> = {
  'tax.code': { attribute: 'nguoi_nop_thue.mst', value: (row) => row.mst, recordDate: updated },
  'tax.obligations.outstanding': {
    attribute: 'nghia_vu.phai_nop − da_nop',
    value: (row) => numberOf(row.con_no) ?? 0,
    recordDate: ({ ngay_hach_toan, ngay_cap_nhat }) => ngay_hach_toan ?? ngay_cap_nhat,
  },
  'tax.dependants.count': { attribute: 'nguoi_phu_thuoc', value: (row) => row.so_npt, recordDate: updated },
}

function numberOf(text: string | null): number | undefined {
  return text === null ? undefined : Number(text)
}
