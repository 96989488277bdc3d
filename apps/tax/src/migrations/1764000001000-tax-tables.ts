import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Người nộp thuế, thu nhập, người phụ thuộc, nghĩa vụ, hộ kinh doanh (TT 86/2024/TT-BTC; tên cột là mẫu). */
export class TaxTables1764000001000 implements MigrationInterface {
  name = 'TaxTables1764000001000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table ky_quyet_toan (
      nam smallint primary key,
      ngay_khoa_so date not null
    )`)
    await runner.query(
      `insert into ky_quyet_toan values (2023, '2024-05-02'), (2024, '2025-05-05'), (2025, '2026-05-04')`,
    )
    await runner.query(`create table nguoi_nop_thue (
      mst text primary key check (mst ~ '^([0-9]{10}(-[0-9]{3})?|[0-9]{12})$'),
      mst_cu text,
      loai_nnt char(2) not null check (loai_nnt in ('01', '02', '03')),
      ten_nnt text not null check (ten_nnt is nfc normalized),
      khoa_ten text not null,
      ngay_sinh text,
      ma_cqt text not null,
      trang_thai char(2) not null check (trang_thai in ('00', '03', '10')),
      ngay_cap_nhat date not null
    )`)
    await runner.query(
      `comment on column nguoi_nop_thue.trang_thai is '00 hoạt động, 03 ngừng, 10 chờ cập nhật số định danh'`,
    )
    await runner.query('create index nguoi_nop_thue_cu on nguoi_nop_thue (mst_cu) where mst_cu is not null')
    await runner.query(`create table thu_nhap (
      mst text not null,
      nam smallint not null,
      mst_chi_tra text not null,
      ten_chi_tra text not null,
      so_tien bigint not null check (so_tien >= 0),
      ngay_ke_khai date not null,
      primary key (mst, nam, mst_chi_tra)
    )`)
    await runner.query(`create table nguoi_phu_thuoc (
      mst text not null,
      mst_npt text not null,
      ten_npt text not null,
      tu_thang date not null,
      den_thang date,
      primary key (mst, mst_npt, tu_thang)
    )`)
    await runner.query(`create table nghia_vu (
      mst text not null,
      tieu_muc char(4) not null,
      ky char(7) not null,
      phai_nop bigint not null,
      da_nop bigint not null,
      ngay_hach_toan date not null,
      primary key (mst, tieu_muc, ky)
    )`)
    await runner.query(`create table ho_kinh_doanh (
      mst text primary key,
      ten_hkd text not null,
      nganh_nghe text not null,
      doanh_thu_khoan bigint not null,
      tu_ngay date not null
    )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ho_kinh_doanh, nghia_vu, nguoi_phu_thuoc, thu_nhap, nguoi_nop_thue, ky_quyet_toan')
  }
}
