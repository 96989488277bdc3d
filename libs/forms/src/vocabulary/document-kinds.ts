/** A kind of paper: what forms call it, and the concepts that hold what it proves. */
export interface DocumentKind {
  names: string[]
  covers: string[]
}

const kind = (names: string, covers: string): DocumentKind => ({
  names: names.split('|').map((name) => name.trim()),
  covers: covers.split(' '),
})

/** Papers whose content the databases hold. */
export const documentKinds: readonly DocumentKind[] = [
  kind(
    `căn cước|thẻ căn cước|căn cước công dân|CCCD|CMND|CMT|chứng minh nhân dân|chứng minh thư|giấy chứng minh nhân dân|giấy CMND|giấy tờ tuỳ thân|giấy tờ nhân thân|CMND/CCCD
    |identity card|id card|citizen id|citizen identity card|identity papers|national id`,
    'person.personId person.fullName person.birthDate',
  ),
  kind(
    `sổ hộ khẩu|hộ khẩu|sổ tạm trú|giấy xác nhận cư trú|xác nhận cư trú|xác nhận thông tin về cư trú|xác nhận thông tin cư trú|giấy xác nhận thông tin về cư trú|CT07|CT 07|mẫu CT07
    |xác nhận nơi cư trú|giấy xác nhận thường trú|giấy xác nhận đang thường trú|xác nhận thường trú|giấy tờ chứng minh nơi cư trú|chứng minh nơi cư trú|giấy tờ chứng minh nơi thường trú|giấy xác nhận hộ khẩu|thông báo số định danh cá nhân và thông tin trong CSDLQG về dân cư|xác nhận nhân khẩu|giấy xác nhận nhân khẩu|giấy chuyển hộ khẩu
    |household book|family book|household registration book|confirmation of residence|certificate of residence|proof of residence|residence certificate`,
    'person.residence.address household.member.fullName household.member.relation',
  ),
  kind(
    `sổ đỏ|sổ hồng|giấy chứng nhận quyền sử dụng đất|GCN QSDĐ|GCNQSDĐ|GCN quyền sử dụng đất|giấy tờ chứng minh quyền sử dụng đất|giấy tờ về quyền sử dụng đất|giấy chứng nhận quyền sở hữu nhà ở và quyền sử dụng đất ở|giấy chứng nhận nhà đất|giấy tờ nhà đất
    |land certificate|land use right certificate|certificate of land use rights|red book|pink book|title deed`,
    'land.parcel.number land.parcel.sheet land.parcel.area land.parcel.useCode',
  ),
  kind(
    `giấy xác nhận thu nhập|xác nhận thu nhập|xác nhận mức thu nhập|giấy tờ chứng minh thu nhập|chứng minh thu nhập|chứng từ khấu trừ thuế thu nhập cá nhân|chứng từ khấu trừ thuế
    |income certificate|proof of income|confirmation of income`,
    'tax.income.total',
  ),
  kind(
    `giấy xác nhận không nợ thuế|xác nhận không nợ thuế|xác nhận nợ thuế|xác nhận hoàn thành nghĩa vụ thuế|xác nhận hoàn thành nghĩa vụ nộp thuế|xác nhận việc thực hiện nghĩa vụ thuế|xác nhận nghĩa vụ thuế
    |tax clearance|tax clearance certificate|confirmation of no tax debt`,
    'tax.obligations.outstanding',
  ),
  kind(
    `giấy chứng nhận đăng ký thuế|thông báo mã số thuế|giấy chứng nhận mã số thuế|thẻ mã số thuế|giấy chứng nhận đăng ký mã số thuế|giấy chứng nhận đăng ký mã số thuế cá nhân|thông báo mã số thuế cá nhân|thẻ mã số thuế cá nhân|xác nhận mã số thuế|tax registration certificate|tax code certificate`,
    'tax.code',
  ),
  kind(
    `giấy xác nhận chưa có nhà ở|xác nhận chưa có nhà ở|xác nhận về việc chưa có nhà ở|chưa có nhà ở thuộc sở hữu|xác nhận không có nhà ở|giấy xác nhận tình trạng nhà ở|xác nhận thực trạng nhà ở|giấy xác nhận về nhà ở|confirmation of owning no home|proof of no home ownership`,
    'land.home.owned',
  ),
  kind(
    `giấy xác nhận tình trạng hôn nhân|xác nhận tình trạng hôn nhân|giấy xác nhận độc thân|xác nhận độc thân|marital status certificate|certificate of marital status|confirmation of marital status|single status certificate`,
    'person.maritalStatus',
  ),
  kind(
    `giấy chứng nhận kết hôn|giấy đăng ký kết hôn|đăng ký kết hôn|trích lục kết hôn|giấy hôn thú|hôn thú|giấy kết hôn|giấy chứng nhận đăng ký kết hôn|marriage certificate`,
    'person.maritalStatus person.spouse.fullName person.spouse.personId',
  ),
  kind(
    `giấy chứng tử|giấy khai tử|trích lục khai tử|trích lục đăng ký khai tử|bản sao khai tử|death certificate|extract of death registration`,
    'civilStatus.death.date civilStatus.death.number',
  ),
  kind(
    `bản án ly hôn|quyết định ly hôn|bản án quyết định ly hôn|quyết định công nhận thuận tình ly hôn|quyết định thuận tình ly hôn|giấy ly hôn|giấy tờ ly hôn|trích lục ghi chú ly hôn|ghi chú ly hôn|divorce judgment|divorce decision|divorce certificate`,
    'civilStatus.divorce.number civilStatus.divorce.date civilStatus.divorce.court',
  ),
  kind(
    `giấy khai sinh|trích lục khai sinh|bản sao khai sinh|khai sinh|birth certificate`,
    'person.fullName person.birthDate person.sex person.nationality',
  ),
  kind(
    `giấy xác nhận số chứng minh nhân dân|xác nhận số chứng minh nhân dân|giấy xác nhận số CMND|xác nhận số CMND|giấy xác nhận số định danh|xác nhận số định danh cá nhân|thông báo số định danh cá nhân`,
    'person.personId person.formerIds',
  ),
  kind(
    `xác nhận người phụ thuộc|đăng ký người phụ thuộc|giấy xác nhận người phụ thuộc|proof of dependants`,
    'tax.dependants.count',
  ),
  kind(
    `giấy xác nhận đất không tranh chấp|xác nhận không có tranh chấp|xác nhận không tranh chấp|xác nhận tình trạng tranh chấp đất đai|confirmation of no dispute`,
    'land.parcel.disputed',
  ),
  kind(`xác nhận tình trạng thế chấp|xác nhận không thế chấp|giấy xác nhận thế chấp`, 'land.parcel.mortgaged'),
  kind(
    `giấy tờ chứng minh quan hệ gia đình|giấy tờ chứng minh quan hệ nhân thân|giấy tờ chứng minh mối quan hệ|xác nhận quan hệ nhân thân|giấy xác nhận quan hệ gia đình|giấy tờ chứng minh quan hệ|proof of kinship|proof of family relation`,
    'household.member.relation',
  ),
]

/** What a confirmation may be about; `xác nhận … về thu nhập` is one whoever signs it. */
export const confirmedTopics: readonly DocumentKind[] = [
  kind('thu nhập|income', 'tax.income.total'),
  kind(
    'nợ thuế|nghĩa vụ thuế|nghĩa vụ tài chính về thuế|nộp thuế|tax debt|tax obligations',
    'tax.obligations.outstanding',
  ),
  kind(
    'chưa có nhà ở|không có nhà ở|chưa có nhà|không sở hữu nhà|nhà ở thuộc sở hữu|owning no home|no home',
    'land.home.owned',
  ),
  kind('cư trú|thường trú|hộ khẩu|nhân khẩu|residence', 'person.residence.address household.member.fullName'),
  kind('hôn nhân|độc thân|marital status', 'person.maritalStatus'),
  kind('không tranh chấp|không có tranh chấp|no dispute', 'land.parcel.disputed'),
  kind('số CMND|số chứng minh nhân dân|số CCCD|số định danh', 'person.personId person.formerIds'),
  kind('quan hệ gia đình|quan hệ nhân thân|quan hệ thân nhân|kinship', 'household.member.relation'),
  kind('mã số thuế|tax code', 'tax.code'),
  kind('quyền sử dụng đất|land use rights', 'land.parcel.number land.parcel.area land.parcel.useCode'),
]
