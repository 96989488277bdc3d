import type { Bilingual, Permission, Role } from '#contracts'
import type { PartialDate } from '#vietnam'

/** Someone of the demo with a story; citizens live in the generated registries. */
export interface PersonaStory {
  id: string
  role: Role
  name: string
  /** What is special. */
  story: Bilingual
  personId?: string
  birthDate?: PartialDate
  /** Today's unit code of the commune of residence; none where nobody can say which part of a split commune it is. */
  residence?: string
  /** Agency code (communes: samples). */
  authority?: string
  permissions?: readonly Permission[]
}

function citizen(
  id: string,
  name: string,
  personId: string,
  birthDate: PartialDate,
  residence: string | undefined,
  vi: string,
  en: string,
): PersonaStory {
  const known = { id, role: 'citizen', name, story: { vi, en }, personId, birthDate } as const
  return residence === undefined ? known : { ...known, residence }
}

/** The personas in the order they are shown; the first has everything found. */
export const personas: readonly PersonaStory[] = [
  citizen(
    'lan', 'Nguyễn Thị Lan', '001188014826', '1988-08-14', '00637',
    'Mọi dữ liệu đều có: hộ bốn người, một căn nhà 52,4 m², thu nhập vợ chồng dưới mức trần.',
    'Everything is found: a household of four, one home of 52.4 m², the couple earns less than the cap.',
  ),
  citizen(
    'minh', 'Đỗ Quang Minh', '001096027431', '1996-02-27', '00592',
    'Độc thân, không có nhà: cơ sở dữ liệu đất đai đã công bố đầy đủ tại Hà Nội nên điều đó là một sự thật.',
    'Single, owns no home: land is announced as complete in Hà Nội, so this is a fact.',
  ),
  citizen(
    'hoa', 'Phạm Thị Hoa', '052190035174', '1990-05-09', '21583',
    'Đất đai không có bản ghi và chưa đầy đủ tại Gia Lai: không tìm thấy không có nghĩa là không có nhà.',
    'Land has no record and is not complete in Gia Lai: not found does not mean no home.',
  ),
  citizen(
    'tuan', 'Lê Anh Tuấn', '001083046219', '1983-12-19', '00376',
    'Bản ghi đất đai có nhưng chưa được xác thực.',
    'The land record exists but is not verified.',
  ),
  citizen(
    'bay', 'Trần Văn Bảy', '079058058302', '1958-07-07', '26929',
    'Đứng tên trên giấy chứng nhận bằng số CMND 9 số cũ; dân cư biết số cũ đó.',
    'Stands on the certificate under a 9-digit id; population knows that former id.',
  ),
  citizen(
    'thu', 'Vũ Thị Thu', '001179069417', '1979-03-30', '00637',
    'Có hai thửa đất có nhà: phải chọn thửa nào.',
    'Owns two parcels with houses: must choose which one.',
  ),
  citizen(
    'cuong', 'Hoàng Mạnh Cường', '001086073558', '1986-11-05', '00004',
    'Thu nhập vượt mức trần.',
    'The income is over the cap.',
  ),
  citizen(
    'ut', 'Lê Văn Út', '096051081643', '1951', '32191',
    'Chỉ biết năm sinh.',
    'The birth date is known only by year.',
  ),
  citizen(
    'mai', 'Bùi Thị Mai', '048192092785', '1992-10-10', '20242',
    'Đã kết hôn nhưng cơ sở dữ liệu dân cư thiếu liên kết vợ chồng.',
    'Married, but population lacks the link to the spouse.',
  ),
  citizen(
    'khoi', 'Đinh Công Khôi', '025055094926', '1955-01-15', '07900',
    'Giấy chứng nhận chỉ ghi "Hộ ông Đinh Công Khôi": không ai được trả bản ghi đó khi chưa rõ là ai.',
    'The certificate says only "Hộ ông Đinh Công Khôi": the record is released to nobody until it is clear who that is.',
  ),
  citizen(
    'quyen', 'Ngô Lệ Quyên', '001191083306', '1991-04-18', undefined,
    'Dân cư còn ghi phường Đại Mỗ cũ, đã tách về năm phường, xã từ 01/7/2025: không đoán nơi nào, nơi thường trú để trống có lý do.',
    'Population still has the former commune of Đại Mỗ, split among five in July 2025: none is guessed, the residence is a gap with its reason.',
  ),
  citizen(
    'nga', 'Đoàn Hồng Nga', '001187064420', '1987-09-02', '00097',
    'Nơi thường trú chưa được cập nhật: vẫn ghi phường Phúc Xá cũ. Hệ thống đọc mã theo ngày nên điền đúng phường Hồng Hà hôm nay.',
    'The residence was never updated and still says the former Phúc Xá. Its code is read by its date, so the form says Hồng Hà, as today.',
  ),
  citizen(
    'luong', 'Hà Văn Lương', '001044031175', '1944-03-09', '00637',
    'Sổ khai tử có tên ông nhưng dân cư chưa biết. Khi đề nghị trợ cấp hưu trí xã hội, mọi dữ liệu dân cư mang dấu "đang xem xét", không lặng lẽ điền.',
    'The register of deaths has him, population does not know. In a request for the social pension all of population’s facts are marked as disputed, never filled in silently.',
  ),
  citizen(
    'khanh', 'Đặng Thị Khánh Hoà', '036185072264', '1985-06-17', '00592',
    'Dân cư viết "Hoà", thuế và đất đai viết "Hòa": vẫn tìm thấy, vì khoá so tên không xét chỗ đặt dấu thanh.',
    'Population writes "Hoà", tax and land write "Hòa": found all the same, because names are compared without regard to where the tone mark stands.',
  ),
  citizen(
    'ngan', 'Tống Thị Ngân', '038195051127', '1995-12-12', '00637',
    'Con mới sinh tháng 10/2026 chưa có số định danh nên chưa cơ sở dữ liệu nào biết: hộ chỉ có hai người cho đến khi chị nói khác.',
    'Her child of October 2026 has no id yet, so no database knows of it: the household is of two until she says otherwise.',
  ),
  citizen(
    'sinh', 'Phan Văn Sinh', '001081092258', '1981-07-21', '00592',
    'Hồ sơ thuế còn đứng tên mã số thuế cũ 10 số: tìm được nhờ dân cư biết mã cũ đó.',
    'His tax file still stands under the old 10-digit code: found because population knows that code.',
  ),
  citizen(
    'phat', 'Lý Gia Phát', '079079036642', '1979-02-11', '26929',
    'Chủ hộ kinh doanh: có mã số thuế nhưng không có thu nhập do nơi khác chi trả, nên thu nhập là điều phải hỏi, không phải số 0.',
    'Owns a household business: has a tax code but no pay from anybody, so the income is a question and not zero.',
  ),
  citizen(
    'nam', 'Trương Thị Năm', '001156020893', '1956-05-05', '00637',
    'Bà 70 tuổi đến quầy với CMND cũ và giấy chứng nhận ghi tên phường Trung Văn cũ; cán bộ một cửa mở hồ sơ cho bà.',
    'Aged 70, she comes to the counter with a 9-digit id and a certificate that names the former Trung Văn; the official opens the dossier.',
  ),
  {
    id: 'official-dai-mo', role: 'official', name: 'Cao Thị Hạnh', authority: 'H26.00637',
    permissions: ['reception', 'process', 'supervise', 'waive', 'sign'],
    story: { vi: 'Công chức một cửa phường Đại Mỗ, Hà Nội.', en: 'Official of the commune office of Đại Mỗ, Hà Nội.' },
  },
  {
    id: 'official-ba-dinh', role: 'official', name: 'Tạ Đình Phúc', authority: 'H26.00004',
    permissions: ['reception', 'process', 'sign'],
    story: { vi: 'Công chức một cửa phường Ba Đình, Hà Nội: không xem được hồ sơ của phường khác.', en: 'Official of Ba Đình, Hà Nội: does not see the dossiers of another commune.' },
  },
  {
    id: 'head-dai-mo', role: 'head', name: 'Vương Quốc Thắng', authority: 'H26.00637',
    permissions: ['supervise'],
    story: { vi: 'Lãnh đạo phường Đại Mỗ, Hà Nội: xem được mọi hồ sơ của phường và ai đã tra cứu dữ liệu.', en: 'Head of the commune of Đại Mỗ, Hà Nội: sees every dossier of the commune, and who looked up what.' },
  },
  {
    id: 'head-ha-noi', role: 'head', name: 'Phùng Gia Bảo', authority: 'H26',
    permissions: ['supervise'],
    story: { vi: 'Lãnh đạo thành phố Hà Nội: so sánh số liệu của các xã, phường trực thuộc.', en: 'Head of Hà Nội: compares the figures of the communes below.' },
  },
  {
    id: 'ministry-land', role: 'ministry', name: 'Lương Thế Vinh', authority: 'G10', permissions: [],
    story: { vi: 'Cán bộ Bộ Nông nghiệp và Môi trường, chủ quản cơ sở dữ liệu đất đai.', en: 'Works for the ministry that owns the land database.' },
  },
  {
    id: 'ministry-justice', role: 'ministry', name: 'Đinh Thị Minh Châu', authority: 'G15', permissions: [],
    story: { vi: 'Cán bộ Bộ Tư pháp: soạn biểu mẫu hộ tịch, chủ quản cơ sở dữ liệu hộ tịch.', en: 'Works for the ministry of justice: makes the civil status forms and owns that database.' },
  },
  {
    id: 'auditor', role: 'auditor', name: 'Kiều Minh Đức', permissions: [],
    story: { vi: 'Kiểm toán viên: kiểm tra nhật ký khai thác, không xem nội dung hồ sơ.', en: 'Auditor: checks the records of disclosure, sees no dossier.' },
  },
  {
    id: 'operator', role: 'operator', name: 'Hồ Thanh Sơn', permissions: [],
    story: { vi: 'Người vận hành hệ thống: không xem hồ sơ, không có trang trên cổng.', en: 'Operates the system: sees no dossier, has no page in the portal.' },
  },
] // prettier-ignore

/** The communes the citizens among them live in. */
export const personaCommunes: readonly string[] = [
  ...new Set(personas.flatMap(({ residence }) => (residence === undefined ? [] : [residence]))),
]

/** Ids no generated person may get: those of the personas and of their families. */
export const personaIds: ReadonlySet<string> = new Set([
  ...personas.flatMap(({ personId }) => (personId === undefined ? [] : [personId])),
  ...['036085007311', '001314016273', '001218018840'],
  ...['052316037725', '001152047190', '079186059031', '001205069938', '096149082117', '096078083460'],
  ...['048089093344', '048319095512', '038093047765'],
])
