import type { Sex } from '#vietnam'
import { Weights, type Random } from './random.js'

const list = (text: string): string[] => text.split(',')

/** Family names of the Kinh by their share in per mille (press figures, tag C). */
const kinhFamilies = new Weights(
  (
    'Nguyễn 382,Trần 110,Lê 95,Phạm 70,Hoàng 26,Huỳnh 25,Phan 45,Vũ 20,Võ 19,Đặng 21,Bùi 20,Đỗ 14,Hồ 13,Ngô 13,' +
    'Dương 10,Lý 5,Đinh 10,Trịnh 9,Lương 8,Đoàn 8,Mai 8,Tô 5,Trương 14,Đào 9,Hà 8,Cao 7,Lâm 6,Phùng 5,Tạ 5,Chu 4,' +
    'Quách 3,Thái 4,Kiều 3,Nghiêm 2,Tống 3,La 2,Vương 4,Châu 3,Lưu 5,Văn 2,Triệu 2,Đàm 2,Khuất 1,Bạch 1'
  )
    .split(',')
    .map((entry) => [entry.split(' ')[0] ?? '', Number(entry.split(' ')[1])] as const),
)

/** Family names of some other peoples, with the sign of their region. */
export const peoples: Readonly<Record<string, readonly string[]>> = {
  Tày: list('Nông,Hoàng,Hà,Lương,Bế,Ma,Triệu,Đàm,Nguyễn,Lý'),
  Nùng: list('Nông,Lương,Hoàng,Vi,Lý,Hứa,Chu,Đàm'),
  Thái: list('Lò,Quàng,Cầm,Lường,Cà,Vì,Tòng,Hà,Lộc'),
  Mường: list('Bùi,Đinh,Quách,Hà,Phạm,Nguyễn,Bạch'),
  Mông: list('Giàng,Vàng,Sùng,Thào,Lý,Hờ,Mùa,Cứ,Lầu'),
  Khmer: list('Thạch,Sơn,Danh,Kim,Lâm,Châu,Trần'),
  'Gia Rai': list('Siu,Ksor,Rơ Châm,Kpă,Rmah,Nay'),
  'Ê Đê': list('Niê,Byă,Mlô,Êban,Hmok,Kbuôr'),
}

const middles: Readonly<Record<Sex, Weights<string>>> = {
  male: new Weights([['Văn', 34], ['Đức', 8], ['Quang', 7], ['Hữu', 7], ['Minh', 9], ['Quốc', 6], ['Xuân', 4], ['Đình', 5], ['Công', 5], ['Thanh', 5], ['Ngọc', 4], ['Gia', 3], ['Anh', 3], ['Bá', 2], ['Trọng', 3], ['Duy', 4], ['Tiến', 3], ['Hoàng', 4], ['Viết', 2], ['Thế', 3]]),
  female: new Weights([['Thị', 46], ['Thị Thu', 5], ['Thị Thanh', 5], ['Thị Ngọc', 5], ['Thị Kim', 4], ['Thị Minh', 3], ['Thị Hồng', 4], ['Thị Mỹ', 3], ['Ngọc', 6], ['Thu', 4], ['Thanh', 4], ['Minh', 3], ['Phương', 3], ['Khánh', 3], ['Bảo', 2], ['Diệu', 2], ['Hà', 2]]),
} // prettier-ignore

const youngMiddles: Readonly<Record<Sex, Weights<string>>> = {
  male: new Weights([['Minh', 16], ['Gia', 12], ['Đức', 8], ['Hoàng', 8], ['Anh', 6], ['Quang', 7], ['Bảo', 8], ['Duy', 6], ['Tuấn', 5], ['Nhật', 5], ['Khánh', 4], ['Văn', 8], ['Thiên', 3], ['Quốc', 4]]),
  female: new Weights([['Ngọc', 13], ['Bảo', 9], ['Khánh', 8], ['Minh', 9], ['Thị', 12], ['Phương', 6], ['Gia', 5], ['Thanh', 5], ['Hà', 4], ['Quỳnh', 5], ['Thảo', 4], ['Tuệ', 3], ['Diệp', 2], ['Thị Ngọc', 4], ['An', 3]]),
} // prettier-ignore

const givens: Readonly<Record<Sex, readonly string[]>> = {
  male: list(
    'Anh,An,Ân,Bách,Bảo,Bình,Châu,Chiến,Chung,Công,Cường,Danh,Dũng,Duy,Dương,Đại,Đạt,Điền,Định,Đông,Đức,Giang,Giáp,' +
      'Hải,Hào,Hậu,Hiền,Hiếu,Hòa,Hoàn,Hoàng,Hùng,Huy,Hưng,Hữu,Khải,Khang,Khánh,Khoa,Khôi,Kiên,Kiệt,Lâm,Lập,Linh,Lộc,' +
      'Long,Lợi,Luân,Lực,Lương,Mạnh,Minh,Nam,Nghĩa,Nguyên,Nhân,Nhật,Ninh,Phát,Phong,Phú,Phúc,Phương,Quân,Quang,Quốc,' +
      'Quý,Quyết,Sang,Sáng,Sinh,Sơn,Tài,Tâm,Tân,Thái,Thắng,Thành,Thạch,Thể,Thiện,Thịnh,Thông,Thuận,Thụy,Thủy,Tiến,Tín,' +
      'Toàn,Toản,Trí,Trọng,Trung,Trường,Tú,Tuân,Tuấn,Tùng,Tường,Uy,Văn,Việt,Vinh,Vũ,Vương,Xuân,Ý',
  ),
  female: list(
    'An,Anh,Ánh,Bích,Châu,Chi,Cúc,Dung,Duyên,Diễm,Diệp,Đào,Đoan,Gấm,Giang,Hà,Hải,Hạnh,Hảo,Hằng,Hân,Hậu,Hiền,Hiếu,Hoa,' +
      'Hòa,Hoài,Hồng,Huệ,Huyền,Hương,Hường,Khanh,Kiều,Lam,Lan,Lành,Lệ,Liên,Liễu,Linh,Loan,Lụa,Ly,Lý,Mai,Mận,Mến,My,Mỹ,' +
      'Nga,Ngà,Ngân,Ngọc,Nguyệt,Nhàn,Nhi,Nhung,Như,Nở,Oanh,Phượng,Phương,Quyên,Quỳnh,Sâm,Sen,Sương,Tâm,Thanh,Thảo,Thắm,' +
      'Thoa,Thơ,Thơm,Thu,Thúy,Thủy,Thùy,Thư,Thương,Tiên,Trà,Trang,Trâm,Trinh,Trúc,Tuyết,Tú,Tươi,Uyên,Vân,Vi,Vy,Xuân,Xuyến,Ý,Yến',
  ),
}

/** A family name as frequent as in the country; of the people named where it has its own. */
export function familyName(random: Random, ethnicity: string): string {
  const own = peoples[ethnicity]
  return own === undefined ? random.weighted(kinhFamilies) : random.pick(own)
}

/** Chữ đệm and tên, in the fashion of the birth year. */
export function givenName(random: Random, sex: Sex, birthYear: number): string {
  const table = birthYear >= 2000 ? youngMiddles : middles
  return `${random.weighted(table[sex])} ${random.pick(givens[sex])}`
}

/** A name of seven words, as descendants of the Nguyễn lords still bear them. */
export function sevenWords(sex: Sex, name: string): string {
  const [middle, given] = name.split(' ').slice(-2)
  return `${sex === 'female' ? 'Công Tằng Tôn Nữ Thị' : 'Công Tằng Tôn Thất Vĩnh'} ${middle ?? ''} ${given ?? ''}`
}
