const list = (text: string): string[] => text.split('|').map((phrase) => phrase.trim())

/** What a question may be about, by the words that say so. */
export const topicWords = {
  birth: list(
    `khai sinh|giấy khai sinh|đăng ký khai sinh|trích lục khai sinh|sổ khai sinh|GKS|ĐKKS|birth certificate|birth registration|birth record|birth register|registration of birth|birth registered|birth extract`,
  ),
  marrying: list(
    `kết hôn|cưới|lấy nhau|lấy vợ|lấy chồng|thành hôn|nên vợ nên chồng|marriage|wedding|wedded|married|marry|wed`,
  ),
  marriageRecord: list(
    `đăng ký kết hôn|giấy đăng ký kết hôn|giấy chứng nhận kết hôn|chứng nhận kết hôn|giấy kết hôn|sổ kết hôn|sổ đăng ký kết hôn|trích lục kết hôn|hôn thú|giấy hôn thú|ĐKKH|GCNKH|marriage certificate|marriage registration|marriage register|marriage record|marriage book|marriage paper|registration of marriage|registered marriage|marriage registered`,
  ),
  divorce: list(`ly hôn|li hôn|ly dị|li dị|divorce|divorced`),
  dying: list(`qua đời|từ trần|tử vong|chết|đã mất|mất|tạ thế|died|passed away|passing|dying`),
  deathRecord: list(
    `khai tử|đăng ký khai tử|đã khai tử|chứng tử|giấy chứng tử|giấy khai tử|trích lục khai tử|sổ khai tử|sổ đăng ký khai tử|death certificate|death registration|death register|death record|death paper|death extract|registration of death|death registered|death is registered`,
  ),
  parcelName: list(`thửa|thửa đất|lô đất|plot|lot|land parcel`),
  certificate: list(
    `giấy chứng nhận quyền sử dụng đất|giấy chứng nhận|GCN|sổ đỏ|sổ hồng|bìa đỏ|bìa hồng|land certificate|certificate of land use|red book|pink book|title deed`,
  ),
  parcel: list(
    `thửa|thửa đất|lô đất|khu đất|mảnh đất|miếng đất|đám đất|ruộng đất|ruộng|vườn|nương|rẫy|thửa ruộng|đất|đất đai|parcel|plot|land|piece of land|field|garden`,
  ),
  home: list(
    `nhà|nhà ở|căn nhà|căn hộ|ngôi nhà|nhà cửa|nhà riêng|chung cư|house|home|dwelling|apartment|flat|residential house`,
  ),
  dependants: list(`người phụ thuộc|NPT|dependants|dependents|dependant|dependent`),
  income: list(`thu nhập|tiền lương|tiền công|lương|income|salary|wages|earnings`),
  tax: list(`thuế|tiền thuế|tax|taxes`),
  residence: list(
    `thường trú|đăng ký thường trú|hộ khẩu|hộ khẩu thường trú|nhập khẩu|nhập hộ khẩu|thường trú hộ khẩu|ĐKTT|HKTT|permanent residence|permanently resident|permanently registered|permanent residency|household registration|household register`,
  ),
  household: list(
    `hộ|hộ khẩu|sổ hộ khẩu|hộ gia đình|gia đình|nhà mình|nhà ta|nhà bạn|household|family|household book|household register`,
  ),
} as const satisfies Record<string, string[]>

/** What of it is wanted. */
export const attributeWords = {
  number: list(`số|mã số|số hiệu|số đăng ký|số giấy|number|no|code`),
  book: list(`quyển|quyển số|q số|sổ số|book|book number|volume|vol`),
  date: list(
    `ngày|ngày nào|ngày tháng năm|ngày tháng|năm nào|khi nào|bao giờ|hồi nào|hôm nào|bữa nào|lúc nào|thời điểm|ngày cấp|cấp ngày|ngày đăng ký|đăng ký ngày|date|when|day|which day|what day`,
  ),
  place: list(
    `nơi|nơi cấp|nơi đăng ký|cơ quan|cơ quan cấp|cơ quan đăng ký|đâu|chỗ nào|UBND|uỷ ban nhân dân|uỷ ban|xã nào|phường nào|xã phường nào|tư pháp|đại sứ quán|authority|where|place|office|people's committee|committee|issued by|issued at|registered at|which commune|which ward`,
  ),
  certificateNumber: list(`certificate number|certificate no|serial|serial number`),
  court: list(`toà án|toà|toà án nhân dân|people's court|court|tribunal`),
  name: list(`họ tên|họ và tên|tên|name`),
  area: list(
    `diện tích|rộng|rộng bao nhiêu|mét vuông|bao nhiêu mét|bao nhiêu mét vuông|m2|sqm|square metres|square meters|area|size|large|big`,
  ),
  share: list(
    `phần|bao nhiêu phần|phần trăm|tỷ lệ|tỉ lệ|phần quyền|phần sở hữu|share|part|portion|percentage|how much|fraction`,
  ),
  address: list(
    `địa chỉ|toạ lạc|vị trí|địa điểm|số nhà|đường nào|đường phố|đâu|chỗ nào|nơi có|xứ đồng|thôn xóm|address|location|located|where|street|situated`,
  ),
  sheet: list(`tờ|tờ bản đồ|bản đồ|mảnh bản đồ|tờ số|sheet|map|map sheet`),
  use: list(
    `mục đích|mục đích sử dụng|loại|loại gì|loại nào|dùng vào|sử dụng vào|dùng làm|làm gì|dùng để|sử dụng để|use|used|purpose|type|kind|category`,
  ),
  mortgage: list(
    `thế chấp|cầm cố|đem cầm|cầm sổ|cắm sổ|cầm cho ngân hàng|nằm ở nhà băng|nằm ở ngân hàng|pawned|mortgage|mortgaged|pledged|pledge`,
  ),
  dispute: list(
    `tranh chấp|kiện cáo|kiện tụng|tranh giành|giành giật|giành giựt|ai đòi|bị đòi|dispute|disputed|lawsuit|quarrel|claiming`,
  ),
  own: list(`đứng tên|sở hữu|thuộc sở hữu|làm chủ|own|owned|owner of|in your name|under your name|ownership`),
  amount: list(`tổng|tổng số|tổng cộng|cộng|cả năm|bao nhiêu|mức|số tiền|total|amount|how much|level`),
  year: list(`năm|năm nào|kỳ tính thuế|kỳ|năm tính thuế|year|period|tax period|tax year`),
  payer: list(
    `trả|chi trả|chỗ trả|bên trả|trả lương|nơi trả|đơn vị trả|cơ quan trả|tổ chức trả|nguồn chi trả|payer|paying|pays|paid by|paid`,
  ),
  owed: list(
    `nợ|còn nợ|chưa nộp|chưa đóng|còn thiếu|nợ đọng|phải nộp thêm|owe|owed|owing|unpaid|outstanding|arrears|debt`,
  ),
  since: list(
    `từ|từ ngày|từ ngày nào|từ năm|từ năm nào|từ khi nào|từ bao giờ|từ lúc nào|từ hồi nào|bao lâu|được bao lâu|mấy năm|since|how long|from when|from which`,
  ),
  unit: list(
    `xã phường|phường xã|xã|phường|tỉnh|thành phố|tỉnh thành|xã nào|phường nào|tỉnh nào|phường xã nào|đơn vị hành chính|commune|ward|province|city|administrative unit`,
  ),
  count: list(
    `số người|bao nhiêu người|mấy người|mấy khẩu|bao nhiêu khẩu|số khẩu|tổng số khẩu|số nhân khẩu|bao nhiêu nhân khẩu|mấy nhân khẩu|miệng ăn|số miệng ăn|mấy miệng ăn|số thành viên|bao nhiêu thành viên|mấy thành viên|how many people|how many persons|how many members|number of people|number of persons|number of members|head count|total persons|total people`,
  ),
  howMany: list(`số|số lượng|mấy|bao nhiêu|mấy người|bao nhiêu người|how many|number|count`),
  standsOn: list(`trên|nằm trên|đứng trên|đứng|đang đứng|toạ lạc|xây trên|thuộc|stands|stands on|standing|built|sits`),
  which: list(`nào|số|số mấy|which|what|number`),
} as const satisfies Record<string, string[]>

/** Facts by the names of their choices; a question that names two of them asks which. */
export const choiceNames: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'person.maritalStatus': [
    list('độc thân|chưa kết hôn|chưa lập gia đình|chưa vợ|chưa chồng|single|unmarried'),
    list('đã kết hôn|có vợ|có chồng|có vợ chồng|đang có vợ chồng|đã lập gia đình|có gia đình|married'),
    list('ly hôn|li hôn|ly dị|divorced'),
    list('goá|góa vợ|goá chồng|widowed|widow|widower'),
  ],
  'person.ethnicity': list(
    "Kinh|Tày|Thái|Mường|Khmer|Nùng|H'Mông|Mông|Dao|Gia Rai|Ê Đê|Ba Na|Chăm|Hoa|Sán Chay|Hrê",
  ).map((name) => [name]),
}

export type Topic = keyof typeof topicWords
export type Attribute = keyof typeof attributeWords

/** A concept as the crossing of what a question is about and what of it is wanted. */
export interface Cell {
  concept: string
  topics: readonly Topic[]
  attributes: readonly Attribute[]
  /** Words that elsewhere say that something else is meant, and here belong to it. */
  companions?: readonly string[]
}

const cell = (
  concept: string,
  topics: readonly Topic[],
  attributes: readonly Attribute[],
  companions?: readonly string[],
): Cell => ({ concept, topics, attributes, ...(companions ? { companions } : {}) })

const banks = list('ngân hàng|nhà băng|tổ chức tín dụng|bank|credit institution')
const employers = list(
  'cơ quan|đơn vị|tổ chức|công ty|doanh nghiệp|nơi làm việc|organisation|organization|company|employer|agency',
)
const registers = list(
  'giấy|sổ|cơ quan|đơn vị|trước|quyết định|bản án|phán quyết|trước đây|hồ sơ|judgment|judgement|ruling|decree|office|agency|decision|before|previous|previously|người kia',
)

/** The first cell whose topics and attributes are all named is what a question asks for: the most particular first. */
export const cells: readonly Cell[] = [
  cell('civilStatus.birth.bookNumber', ['birth'], ['book'], registers),
  cell('civilStatus.birth.registeredAt', ['birth'], ['place'], registers),
  cell('civilStatus.birth.registeredOn', ['birth'], ['date'], registers),
  cell('civilStatus.birth.number', ['birth'], ['number'], registers),
  cell('civilStatus.divorce.court', ['divorce'], ['court'], registers),
  cell('civilStatus.divorce.court', ['divorce'], ['place'], registers),
  cell('civilStatus.divorce.date', ['divorce'], ['date'], registers),
  cell('civilStatus.divorce.number', ['divorce'], ['number'], registers),
  cell('civilStatus.death.bookNumber', ['deathRecord'], ['book'], registers),
  cell('civilStatus.death.place', ['dying'], ['place']),
  cell('civilStatus.death.date', ['dying'], ['date']),
  cell('civilStatus.death.registeredAt', ['deathRecord'], ['place'], registers),
  cell('civilStatus.death.registeredOn', ['deathRecord'], ['date'], registers),
  cell('civilStatus.death.number', ['deathRecord'], ['number'], registers),
  cell('civilStatus.marriage.bookNumber', ['marriageRecord'], ['book'], registers),
  cell('civilStatus.marriage.spouseName', ['marriageRecord'], ['name'], registers),
  cell('civilStatus.marriage.bookNumber', ['marrying'], ['book'], registers),
  cell('civilStatus.marriage.date', ['marrying'], ['date']),
  cell('civilStatus.marriage.registeredAt', ['marriageRecord'], ['place'], registers),
  cell('civilStatus.marriage.registeredAt', ['marrying'], ['place'], registers),
  cell('civilStatus.marriage.registeredOn', ['marriageRecord'], ['date'], registers),
  cell('civilStatus.marriage.number', ['marriageRecord'], ['number'], registers),
  cell('tax.dependants.count', ['dependants'], ['howMany']),
  cell('tax.obligations.outstanding', ['tax'], ['owed']),
  cell('tax.income.total', ['income'], ['amount']),
  cell('tax.income.payer', ['income'], ['payer'], employers),
  cell('tax.income.year', ['income'], ['year']),
  cell('person.residence.since', ['residence'], ['since']),
  cell('person.residence.unit', ['residence'], ['unit']),
  cell('person.residence.address', ['residence'], ['address']),
  cell('household.size', ['household'], ['count']),
  cell('land.parcel.mortgaged', ['parcel'], ['mortgage'], banks),
  cell('land.parcel.mortgaged', ['certificate'], ['mortgage'], banks),
  cell('land.parcel.disputed', ['parcel'], ['dispute']),
  cell('land.home.share', ['home'], ['share']),
  cell('land.home.parcel', ['home', 'parcel'], ['standsOn', 'which']),
  cell('land.home.floorArea', ['home'], ['area']),
  cell('land.home.address', ['home'], ['address']),
  cell('land.home.owned', ['home'], ['own']),
  cell('land.parcel.share', ['parcel'], ['share']),
  cell('land.parcel.sheet', ['parcel'], ['sheet']),
  cell('land.parcel.area', ['parcel'], ['area']),
  cell('land.parcel.useCode', ['parcel'], ['use']),
  cell('land.parcel.address', ['parcel'], ['address']),
  cell('land.parcel.certificate', ['parcel'], ['certificateNumber']),
  cell('land.parcel.number', ['parcel'], ['number']),
  cell('land.parcel.certificate', ['certificate'], ['number']),
  cell('land.parcel.number', ['parcelName'], []),
]
