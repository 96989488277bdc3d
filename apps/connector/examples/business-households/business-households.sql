-- The database of a ministry as it was found: nothing in it knows of this project. The people are made up.
create table ho_kinh_doanh (
  ma_so varchar(20) character set latin1 not null,
  so_dinh_danh bigint not null comment 'a number: without the zeros it begins with',
  ho_ten varchar(100) character set utf8mb4 collate utf8mb4_unicode_ci not null,
  ten_hkd varchar(200) character set utf8mb4 collate utf8mb4_unicode_ci not null,
  dia_chi varchar(300) character set utf8mb4 collate utf8mb4_unicode_ci,
  ngay_dang_ky date,
  trang_thai enum ('HD', 'TN', 'CD') not null,
  nganh_nghe text character set utf8mb4 collate utf8mb4_unicode_ci,
  von_trieu decimal(12, 3),
  da_doi_chieu tinyint(1) not null default 1,
  hieu_luc_tu date not null,
  hieu_luc_den date,
  cap_nhat datetime not null,
  changed_at timestamp(6) not null default current_timestamp(6) on update current_timestamp(6),
  primary key (ma_so, hieu_luc_tu),
  key nguoi (so_dinh_danh),
  key doi (changed_at)
) engine = innodb;

insert into ho_kinh_doanh
  (ma_so, so_dinh_danh, ho_ten, ten_hkd, dia_chi, ngay_dang_ky, trang_thai, nganh_nghe, von_trieu, da_doi_chieu, hieu_luc_tu, hieu_luc_den, cap_nhat)
values
  ('01A8012345', 1188014826, 'Nguyễn Thị Lan', 'Tạp hoá Lan', 'Số 7 đường Hữu Hưng', '2021-03-15', 'HD', 'Bán lẻ hàng tạp hoá', 80.5, 1,
   '2023-01-01', null, '2023-01-02 09:30:00'),
  ('01A8012345', 1188014826, 'Nguyễn Thị Lan', 'Quán nước Lan', 'Số 7 đường Hữu Hưng', '2021-03-15', 'HD', 'Đồ uống', 30, 1,
   '2021-03-15', '2022-12-31', '2021-03-15 08:00:00'),
  ('01A8054321', 1085000002, 'Trần Văn Bình', 'Sửa xe Bình', null, null, 'TN', null, null, 0,
   '2024-05-01', null, '2024-05-01 00:00:00');

-- The role the connector reads with: it may read this one table and nothing else.
create user 'business_reader'@'%' identified by 'change-me';
grant select on ho_kinh_doanh to 'business_reader'@'%';
