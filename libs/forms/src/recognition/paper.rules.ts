import { confirmedTopics, documentKinds } from '../vocabulary/document-kinds.js'
import { named } from '../vocabulary/people.rules.js'
import { Phrases } from '../vocabulary/phrases.rules.js'
import { withoutAsides, wordsOf, type Words } from '../vocabulary/words.rules.js'

const kinds = new Phrases(documentKinds.flatMap(({ names, covers }) => names.map((name) => [name, covers] as const)))
const bars = (text: string) => new Phrases(text.split('|').map((phrase) => [phrase.trim(), true] as const))

/** A paper that begins so is not the one it mentions. */
const others = bars(
  `tờ khai|đơn|đơn đề nghị|mẫu đơn|phiếu|hợp đồng|bản vẽ|văn bản|trích đo|trích lục bản đồ|sơ đồ|quyết định|biên bản|bản cam kết|giấy uỷ quyền|giấy chứng sinh|giấy báo tử|ảnh chân dung|bản án|hộ chiếu|di chúc|application|request|contract|drawing|passport|decision|letter|power of attorney`,
)
const foreign = bars('nước ngoài|ngoại quốc|foreign|abroad|nước sở tại|bên nước ngoài')
const confirmations = bars(
  'xác nhận|giấy xác nhận|văn bản xác nhận|chứng minh|giấy tờ chứng minh|bản xác nhận|confirmation|certificate|proof',
)
const topics = new Phrases(confirmedTopics.flatMap(({ names, covers }) => names.map((name) => [name, covers] as const)))
const private_ = bars(
  'công ty|đơn vị|doanh nghiệp|bệnh viện|trường|người sử dụng lao động|company|employer|hospital|school',
)
const originals = bars('bản gốc|bản chính|original')

/** What a demanded paper proves, by its name. */
export interface PaperReading {
  covers: string[]
  /** `unsure` for the original of a land certificate, which the office may have to write on, or where a bracket names the paper. */
  certainty: 'sure' | 'unsure'
}

/** The concepts that hold what a paper proves; undefined for papers no database replaces, and those of other people. */
export function readPaper(name: string): PaperReading | undefined {
  const { main } = withoutAsides(name)
  const words = wordsOf(main)
  const isKind = kinds.startingAt(words, 0).length > 0 || confirmations.startingAt(words, 0).length > 0
  if (!isKind && others.startingAt(words, 0).length > 0) return undefined
  return find(words) ?? confirmation(words) ?? (main === name ? undefined : find(wordsOf(name)))
}

/** A confirmation of something the databases hold, whatever stands between the two words. */
function confirmation(words: Words): PaperReading | undefined {
  const isConfirmation = [0, 1].some((at) => confirmations.startingAt(words, at).length > 0)
  const [topic] = isConfirmation ? topics.all(words) : []
  if (!topic || isAboutOthers(words)) return undefined
  return { covers: topic.value, certainty: private_.isIn(words) ? 'unsure' : 'sure' }
}

/** Whether a text is about other people, or about what was registered abroad. */
export function isAboutOthers(words: Words): boolean {
  return foreign.isIn(words) || named(words).some((holder) => holder === 'other' || holder === 'unclear')
}

function find(words: Words): PaperReading | undefined {
  const found = kinds.all(words).sort((left, right) => right.to - right.from - (left.to - left.from))[0]
  if (!found) return undefined
  const rest: Words = {
    accented: words.accented,
    list: words.list.filter((_, at) => at < found.from || at >= found.to),
  }
  if (isAboutOthers(rest)) return undefined
  return { covers: found.value, certainty: originals.isIn(rest) && isOfLand(found.value) ? 'unsure' : 'sure' }
}

const isOfLand = (covers: readonly string[]) => covers.some((concept) => concept.startsWith('land.'))
