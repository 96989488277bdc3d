import { confirmedTopics } from '../vocabulary/document-kinds.js'
import { Phrases } from '../vocabulary/phrases.rules.js'
import { wordsOf } from '../vocabulary/words.rules.js'
import { isAboutOthers, type PaperReading } from './paper.rules.js'

const among = (text: string) => new Phrases(text.split('|').map((phrase) => [phrase.trim(), true] as const))

/** Where an office of the state is to say once more what it has said to a database. */
const offices = among(
  `công an|cơ quan công an|uỷ ban|uỷ ban nhân dân|xã|phường|thị trấn|chính quyền|tư pháp|tư pháp hộ tịch|địa chính|cơ quan thuế|chi cục thuế|cục thuế|văn phòng đăng ký đất đai|tổ dân phố|trưởng thôn|trưởng ấp|police|people's committee|commune office|tax office|land office`,
)
const sayings = among('xác nhận|chứng nhận|đóng dấu|ký xác nhận|giấy xác nhận|confirm|confirmation|certify|stamp')

/** Where a screen is to be shown that shows what a database says. */
const apps = among(
  `vneid|VNeID|ứng dụng|ứng dụng định danh|định danh điện tử|cổng dịch vụ công|dịch vụ công|cổng thông tin|etax|eTax|vssid|VssID|thuế điện tử|app|e government portal|national portal`,
)
const captures = among(
  `chụp|chụp màn hình|ảnh màn hình|hình màn hình|chụp lại|ảnh chụp|hình chụp|quay màn hình|in màn hình|in ra|trích xuất|screenshot|screen shot|screen capture|printout|print`,
)

/** What of a person the databases hold, as people say it when they want it shown. */
const held = new Phrases<readonly string[]>([
  ...confirmedTopics.flatMap(({ names, covers }) => names.map((name) => [name, covers] as const)),
  ...[
    'nơi ở',
    'nơi cư trú',
    'thông tin cư trú',
    'thông tin về cư trú',
    'nơi thường trú',
    'địa chỉ thường trú',
    'place of residence',
  ].map((name) => [name, ['person.residence.address']] as const),
  ...['số căn cước', 'thẻ căn cước', 'căn cước điện tử', 'thông tin cá nhân', 'thông tin công dân'].map(
    (name) => [name, ['person.personId', 'person.fullName', 'person.birthDate']] as const,
  ),
])

/** What no database holds although it sounds so: where somebody stays for now, what is wanted, what a private body knows. */
const notHeld = among(
  `hiện tại|hiện nay|tạm trú|lưu trú|mong muốn|dự kiến|dự định|sắp chuyển|hợp pháp|hiện trạng|công ty|doanh nghiệp|bệnh viện|trường|ngân hàng|chủ nhà|chủ trọ|current|temporary|intended|company|hospital|school|bank|landlord`,
)

/**
 * What a demand for a proof asks for, when it is of no paper by name: to go to an office for its word, or to show the screen
 * of an application of the state. Undefined where no database holds it, and where it is about other people.
 *
 * @example `ra công an xin xác nhận nơi ở`, `chụp màn hình VNeID mục thông tin cư trú`
 */
export function readProof(text: string): PaperReading | undefined {
  const words = wordsOf(text)
  const isProof = (sayings.isIn(words) && offices.isIn(words)) || (captures.isIn(words) && apps.isIn(words))
  if (!isProof || notHeld.isIn(words) || isAboutOthers(words)) return undefined
  const [topic] = held.all(words)
  return topic && { covers: [...topic.value], certainty: 'sure' }
}
