/** A vocabulary as people read it: phrases between bars. */
const list = (text: string): string[] => text.split('|').map((phrase) => phrase.trim())

/** The one who applies, by the names forms give them. */
export const applicantWords = list(
  `ký tờ khai|ký đơn|tự khai|tự viết đơn|nộp đăng ký|người đơn thân|lone parent|single parent|signing this form|own declaration|applying|registering|making the request|making this declaration|chủ hồ sơ|chủ đơn|người có yêu cầu|người được hưởng|người xin cấp|người xin|người ký đơn|người ký|người viết|người làm thủ tục|người kê khai hồ sơ|người đóng thuế|người sử dụng đất|người tham gia|người dự tuyển|người học|người nộp|người nộp đơn|người nộp hồ sơ|bên nộp hồ sơ|người đề nghị|người yêu cầu|người khai|người kê khai|người làm đơn
  |người đứng đơn|người viết đơn|người gửi đơn|người gửi|người đăng ký|người đi đăng ký|người xin phép|người xin giao đất
  |người có thay đổi|người uỷ quyền|bên uỷ quyền|người thụ hưởng|người thụ hưởng kê khai|người hưởng|người nộp thuế
  |người vay|người vay vốn|người phản ánh|người khiếu nại|người tố cáo|người thành lập|người yêu cầu cải chính|chủ xe
  |chủ đầu tư|chủ hộ kinh doanh|chủ hộ sản xuất|chủ hộ đứng đơn|chủ sử dụng|chủ sở hữu|đại diện hộ gia đình|thí sinh|sinh viên nộp đơn|học sinh|sinh viên|người nhận con nuôi|người nhận nuôi|chủ tàu|chủ ghe|chủ thuyền|chủ phương tiện|phụ huynh đứng đơn|người nhận hỗ trợ|người tham gia bảo hiểm|người lao động|bên vay|cụ|bác|người hành nghề|chủ nuôi|người chăn nuôi|người nuôi|hộ kinh doanh do tôi làm chủ|adopter|pupil|student|boat owner|vehicle owner|borrower|participant
  |khách hàng|công dân|bản thân|tôi|của tôi|bạn|của bạn|mình|quý vị|bên nam|người làm đơn ký
  |người dân|applicant|declarant|requester|about you|you|your|yourself|my|me|taxpayer|citizen`,
)

/** Other people: what a form asks about them is not what it asks about the applicant. */
export const otherPeople = list(
  `tổ trưởng|nhóm trưởng|trưởng nhóm|trưởng đoàn|trưởng ban|người làm thuê|làm thuê|người làm công|leader|hired hand|herdsman|người lao động nước ngoài|người nước ngoài|foreign worker|foreigner|người được uỷ quyền|bên được uỷ quyền|người nhận uỷ quyền|bên nhận uỷ quyền|người đại diện|người được đại diện|người giám hộ|người được giám hộ
  |người bán|bên bán|người mua|bên mua|bên b|bên c|bên nhận|bên cho|bên thuê|bên cho thuê|người thuê|người cho thuê|chủ nhà|chủ nhà trọ|chủ trọ
  |bên chuyển nhượng|bên nhận chuyển nhượng|người tặng cho|bên tặng cho|người được tặng cho|người thừa kế|người để lại di sản|người hưởng di sản
  |người liên hệ|người cần liên hệ|người liên lạc|người làm chứng|nhân chứng|người bảo lãnh|người giới thiệu|người thân|người nhà|họ hàng
  |người nhận|người nhận thay|người nhận hộ|người nộp thay|người nộp hộ|nộp thay|nhận thay|người khác|người thứ ba|bên thứ ba
  |kỹ sư|kiến trúc sư|thợ|tài xế|lái xe|hướng dẫn viên|huấn luyện viên|thầy cô|thầy giáo|cô giáo|hiệu trưởng|y tá|điều dưỡng|khách mời|nhà đầu tư|nhà cung cấp|đối tác|chủ nợ|con nợ|nguyên đơn|bị can|bị cáo|nạn nhân|tác giả|chủ quán|chủ cửa hàng|chủ thầu|nhà thầu|người giúp việc|cộng tác viên|tình nguyện viên|công chứng viên|thẩm phán|hoà giải viên|con dâu|con rể|cô dì|chú bác|người giám sát|người kiểm tra|người vận chuyển|người giao hàng|người hướng dẫn|người đào tạo
  |người quá cố|người đã khuất|người đã mất|người từ trần|người chết|người đã chết|người mất|người được khai sinh|người được khai tử|người có sự kiện hộ tịch|trẻ|trẻ em|trẻ được|con|con nuôi|con đẻ|cháu|bé|thai nhi|em bé
  |cha|bố|ba mẹ|cha mẹ|mẹ|cha nuôi|mẹ nuôi|ông nội|bà nội|ông ngoại|bà ngoại|anh ruột|chị ruột|em ruột|anh chị em
  |người bị|bên bị|bị đơn|người bị hại|người bị tố cáo|người bị khiếu nại|người liên quan|người có quyền lợi
  |giáo viên|giáo viên chủ nhiệm|bác sĩ|luật sư|kế toán|người dịch|người phiên dịch|giám đốc|thủ trưởng|trưởng thôn|cán bộ|công chức|người tiếp nhận|người thẩm định|người thiết kế
  |người sử dụng lao động|nhân viên|đồng nghiệp|người quản lý|người phụ trách|thành viên góp vốn|cổ đông|người góp vốn|đồng sở hữu|người đồng sở hữu
  |người dự định kết hôn|người định kết hôn|bên nữ|người kia|người phụ thuộc|chủ hộ mới|chủ hộ cũ|chủ tài khoản|người thụ hưởng tài khoản|người giao dịch|đại lý thuế|đại lý
  |người được cấp|người được cấp cứu|người khuyết tật được nuôi dưỡng|người được chăm sóc|người chăm sóc|người nuôi dưỡng|người được nhận nuôi|trẻ em được nhận làm con nuôi|người ở nhờ|người thuê nhà|khách lưu trú|người lưu trú
  |engineer|architect|driver|supervisor|supplier|partner|creditor|debtor|victim|accused|plaintiff|author|contractor|nurse|coach|guest|visitor|lodger|surveyor|notary|judge|mediator|seller|buyer|purchaser|vendor|witness|representative|authorised person|authorized person|agent|proxy|attorney|guardian|deceased|newborn|child|children|baby|father|mother|parent|parents|landlord|tenant|lessee|lessor
  |contact person|emergency contact|employer|teacher|doctor|heir|other party|third party|recipient|donor|donee|defendant|respondent|translator|employee|co owner|account holder|guarantor|new head of household|referee|someone else|another person|that person|intended spouse`,
)

/** The head of the applicant's household, whom the population database knows. */
export const headWords = list(
  `chủ hộ|chủ hộ hiện tại|chủ hộ gia đình|householder|head of household|household head|head of the household|current head of household`,
)

/** Whom a parcel beside the applicant's belongs to. */
export const neighbourWords = list(
  `hàng xóm|chủ đất liền kề|người sử dụng đất liền kề|hộ liền kề|láng giềng|liền kề|giáp ranh|kế bên|bên cạnh|neighbour|neighbor|neighbouring|neighboring|adjacent|adjoining`,
)

/** What belongs to somebody else although one lives or works in it. */
export const leaseWords = list(
  `thuê|đi thuê|trọ|nhà trọ|mượn|ở nhờ|ở đậu|thuê lại|cho thuê|mua|bán|chuyển nhượng|xây|xây mới|sửa chữa|cải tạo|bốc|rent|rented|rental|lease|leased|borrowed|buy|bought|purchase|sale|sell|build|repair`,
)

/** Words by which even a heading about a register speaks of what is not there yet. */
export const plannedWords = list(`dự kiến|dự định|sẽ|sắp|tương lai|kế hoạch|intended|planned|future|proposed`)

/** What was registered elsewhere, which no database here holds. */
export const foreignWords = list(
  `nước ngoài|ngoại quốc|hải ngoại|nước sở tại|foreign|abroad|overseas|báo tử|chứng sinh|notice of death`,
)

/** The applicant's spouse, whom the population database knows. */
export const spouseWords = list(
  `vợ|chồng|vợ chồng|vợ/chồng|vợ hoặc chồng|vợ (chồng)|bạn đời|người phối ngẫu|người hôn phối|spouse|husband|wife`,
)

/** The people of the applicant's household, whom the population database knows. */
export const memberWords = list(
  `thành viên|thành viên hộ|thành viên trong hộ|các thành viên|thành viên gia đình|thành viên hộ gia đình|thành viên trong hộ gia đình|người cùng hộ|người ở cùng hộ|người sống cùng|người sống cùng hộ|người ở cùng|người cùng sống|những người cùng hộ|người trong gia đình|người trong hộ|nhân khẩu|những người trong hộ|household members|household member|family members|family member|members`,
)

/** Words of a heading or a path that make a list one of the household. */
export const householdWords = list(
  `hộ|gia đình|hộ gia đình|nhân khẩu|household|family|members|member|nhan khau|ho gia dinh|thanh vien`,
)

/** What is wanted or will be: no database holds it yet. */
export const futureWords = list(
  `dự kiến|dự định|mong muốn|muốn|đề nghị|xin|mới|sẽ|sắp|tương lai|sau khi|chuyển đến|sắp chuyển|kế hoạch|nguyện vọng|nhu cầu|đăng ký mua|đăng ký thuê|cần mua|cần thuê|tạm tính|đề xuất|yêu cầu cấp|thay đổi thành|sửa thành|đổi thành|cải chính thành|dự trù
  |wanted|planned|intended|new|future|proposed|intend|plan|want|would like|expected|requested|preferred|desired|applied for|asked for|will|after|moving|wish|coming|estimated`,
)

/** What was, and is no longer. */
export const pastWords = list(
  `cũ|trước đây|trước khi|trước kia|đã chuyển đi|former|previous|previously|old|earlier|before|lúc trước|thời trẻ`,
)

/** Bodies and undertakings that have names, numbers and addresses of their own. */
export const otherBodies = list(
  `công ty|doanh nghiệp|tổ chức|cơ quan|đơn vị|trường|trường học|ngân hàng|dự án|công trình|hộ kinh doanh|hợp tác xã|cửa hàng|cơ sở kinh doanh|cơ sở sản xuất|bệnh viện|toà án|phòng khám|nhà thầu|nhà máy|xưởng|chi nhánh|văn phòng|đại lý thuế|đại lý
  |company|enterprise|organisation|organization|agency|school|bank|project|construction project|building|business|shop|hospital|court|contractor`,
)

/** Things and occasions that have numbers, dates and places of their own. */
export const otherThings = list(
  `vốn|khoản vay|tiền vay|loan|phát hiện|từ đâu|nhờ đâu|việc gì|vấn đề gì|how did|xe|phương tiện|biển số|tài khoản|hợp đồng|hồ sơ|quyết định|biên bản|hoá đơn|giấy phép|thẻ bảo hiểm|bảo hiểm|bảo hiểm y tế|bảo hiểm xã hội|chứng chỉ|bằng cấp|văn bằng|sản phẩm|hàng hoá|thiết bị|công tơ|con vật|bò|trâu|lợn|giống|cây trồng|vụ việc|sự việc|sự kiện|nơi xảy ra|địa điểm xảy ra|xảy ra|giấy xác nhận|giấy khen|đơn hàng|bưu phẩm|thư từ|bức thư|cuộc họp|buổi hẹn|lịch hẹn|hẹn|lớp
  |nhận kết quả|trả kết quả|nhận thông báo|giao nhận|liên hệ|liên lạc|nơi nhận|nhận tiền|làm việc|nơi làm việc|công tác|kinh doanh
  |vehicle|car|motorbike|account|contract|invoice|licence|license|permit|insurance|product|delivery|contact|collect|receive|result|appointment|office|workplace|meter|event|incident|student|class|dossier`,
)

/** Words beside a match that change nothing about what is asked. */
export const neutralWords = list(
  `chúng tôi|cấp|ngày cấp|nơi cấp|hai|cả|thì|mà|đồng sở hữu|đồng sử dụng|sử dụng|cùng|thường trú|đã đăng ký|thuộc|dùng|hiện dùng|từng|được|hiện hữu|phát hành|in|trang|trang bìa|trang đầu|bìa|sổ hồng|sổ đỏ|ngân sách|nhà nước|cho đến nay|viết tắt|rõ ràng|chữ in|chữ in hoa|cho|biết|để xác thực|để xác minh|xác thực|xác minh|ở đâu|số|mã|ghi|ghi rõ|ký|theo|trên|giấy tờ|giấy|như|hiện tại|hiện nay|hiện có|hiện|nay|đang|đã|vui lòng|nhập|hãy|cho biết|xin cho biết|xin vui lòng|thông tin|khai|kê khai|điền|đầy đủ|chính xác|đúng|viết hoa|in hoa|bằng chữ in hoa|bắt buộc|nếu có|nếu|có|không|chưa|phải|m2|m|đồng|vnd|vnđ|hộ chiếu|bổ sung|add|pháp luật|khác|bao nhiêu|mấy|rộng|tiền|vừa qua|trước|kế khai|bị|việt nam|cá nhân|bản thân|người|ông|bà|chữ số|chữ|12|9|10|gồm|thẻ|căn cước|căn cước công dân|chứng minh nhân dân|chứng minh thư|chứng minh|định danh|pháp lý|hợp pháp|chính thức|của|cả|năm|tháng|bình quân|trung bình|gần nhất|gần đây|trong|12 tháng|tính đến|đến nay|hộ|gia đình|đất|thửa|thửa đất|nhà|nhà ở|sở hữu|thuộc sở hữu|đứng tên|địa chính|ở|đăng ký|nơi|ngày|mục|câu|phần|i|ii|iii|iv|v|1|2|3|4|5|6|7|8|01|02|03|04|05|thuế|ghi theo|quyền|chứng minh|đơn|này|nam|nữ|bao nhiêu|mấy|nào|gì|ai|đâu|kể cả|tổng|tổng số|hiện trạng|thực tế|ngân hàng không|giấy chứng nhận|sê ri|seri
  |tell|us|verify|where|which|please|enter|your|you|current|currently|present|as|on|id|card|legal|number|code|full|complete|registered|personal|by|person|do|does|now|number of|applicant's|applicant|the|if|any|date|12 digits|own|amount|year|month|last|months|average|name|vietnam|vietnamese|information|state|what|it|per|certificate|this|land|household|permanent|home|official|identity|in use|use|belong|belongs|so far|still|printed|cover|existing`,
)

/** Labels that say nothing: what they ask for must be read elsewhere. */
export const vagueWords = list(
  `đánh dấu|tick|chọn|một|one|lựa chọn|select|choose|mã|số|mục|chữ số|chữ|digits|item|thông tin|câu|câu hỏi|trường|ngày|tháng|năm|tên|nội dung|giá trị|dữ liệu|bạn|của bạn|mã số|mã quản lý|quản lý|phần|ô|1|2|3|4|5|6|7|8|9|field|number|code|item|day|date|question|info|information|value|data|entry|your|you|management|text|id`,
)

/** A label that begins with one of these asks for something about what follows, not for it. */
export const otherHeads = list(
  `lý do|nguyên nhân|mục đích|nội dung|số lượng|số tiền|tóm tắt|ý kiến|quan hệ|cách|cách thức|hình thức|phương thức|ngày cấp|nơi cấp|ghi chú|số lần|thời hạn|thời gian|yêu cầu|đề nghị|nguyện vọng|tình trạng giấy tờ|kết quả|số bản|mô tả|giải trình|loại giấy tờ|loại giấy
  |reason|purpose|number of copies|copies|description|why|how|note|comment|relation`,
)

/** A field that takes a paper rather than an answer. */
export const uploadWords = list(
  `tải lên|tải|đính kèm|upload|attach|attachment|ảnh chụp|ảnh|hình ảnh|bản sao|bản chụp|bản scan|scan|bản phô tô|photo|file|tệp|tệp tin|copy of|scan of`,
)

/** What follows from other facts; the words of a label, and what it follows from. */
export const derivableWords: readonly (readonly [string, string])[] = list(
  `tuổi:ngày sinh|độ tuổi:ngày sinh|số tuổi:ngày sinh|bao nhiêu tuổi:ngày sinh|age:date of birth|ngày sinh ghi bằng chữ:ngày sinh|ngày sinh bằng chữ:ngày sinh|năm sinh bằng chữ:ngày sinh|birth date in words:date of birth
  |diện tích bình quân đầu người:diện tích và số người|diện tích bình quân:diện tích và số người|bình quân đầu người:tổng và số người|area per head:area and people|area per person:area and people
  |số tiền bằng chữ:số tiền|bằng chữ:số|amount in words:amount|tổng cộng:các dòng|tổng số tiền:các dòng|thành tiền:đơn giá và số lượng|tổng diện tích các thửa:các thửa`,
).map((pair) => pair.split(':') as [string, string])

/** What a declaration or a consent sounds like. */
export const declarationWords = list(
  `cam đoan|cam kết|tôi đồng ý|đồng ý|chấp thuận|chịu trách nhiệm|xin hứa|tôi xác nhận|i declare|i agree|i consent|consent|declaration|i confirm|i undertake`,
)

/** What a form calls a person without saying who it is. */
export const personTitles = list(`ông bà|ông/bà|ông|bà|anh chị|anh/chị|người|bên|chủ|đương sự|mr or ms|mr|ms`)

/** What a form calls the reader in the middle of a question. */
export const pronounWords = list(`cụ|ông|bà|anh|chị|em|bác|cô|chú|bạn|mình|tôi|quý vị|quý khách|you|your|my`)

/** Words of a heading that tell which thing its fields are about. */
export const parcelWords = list(`thửa đất|thửa|khu đất|lô đất|đất|parcel|plot|land`)
export const homeWords = list(`nhà ở|căn nhà|căn hộ|chỗ ở|house|home|dwelling|flat`)
