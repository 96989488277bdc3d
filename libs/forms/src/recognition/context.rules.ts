import type { Binding, FormDocument, FormField } from '#contracts'
import type { Topic } from '../vocabulary/facets.js'
import { topicsOf } from '../vocabulary/facets.rules.js'
import { holderIn, withoutPeople, type Holder } from '../vocabulary/people.rules.js'
import { Phrases } from '../vocabulary/phrases.rules.js'
import {
  foreignWords,
  futureWords,
  homeWords,
  householdWords,
  otherBodies,
  parcelWords,
  personTitles,
  plannedWords,
} from '../vocabulary/vocabulary.js'
import { withoutAsides, wordsOf, type Words } from '../vocabulary/words.rules.js'

/** The name of an application is no wish of its own: `Đơn xin …` above its questions. */
const isApplication = /^(?:[\p{L}\d.]+[.)]\s*)?(?:đơn|giấy|tờ|phiếu|văn bản|thông báo|application|request form)\s/iu
/** Whoever acts at the end of a heading is the one who applies: `chủ nhà đề nghị`. */
const applies =
  /^(?:[\p{L}\d]+[.)]\s*)?(?:chủ|người|bên|hộ|cá nhân|owner|person|homeowner)(?=\s).*\s(?:đề nghị|làm đơn|đứng đơn|viết đơn|ký đơn|nộp đơn|khai báo|kê khai|khai|ký thông báo|báo cáo|applying|declaring|reporting|giving notice|requesting)$/iu
/** Topics a label lends to the bare words after it. */
const carried = new Set<Topic>([
  'birth',
  'marriageRecord',
  'divorce',
  'deathRecord',
  'parcel',
  'parcelName',
  'home',
  'income',
])
/** Below these somebody else speaks. */
const opinions =
  /^(?:[\p{L}\d]+[.)]\s*)?(?:ý kiến|xác nhận|phần dành cho|opinion|statement|confirmation)\s(?:của|by|of)\s/iu
/** A certificate to be exchanged is one that exists. */
const exchanges = new Phrases(
  ['xin đổi', 'cần đổi', 'xin cấp đổi', 'đề nghị cấp đổi', 'xin cấp lại'].map((word) => [word, true] as const),
)
const titles = new Phrases(personTitles.map((word) => [word, true] as const))
const futures = new Phrases(futureWords.map((word) => [word, true] as const))
const bodies = new Phrases(otherBodies.map((word) => [word, true] as const))
const parcels = new Phrases(parcelWords.map((word) => [word, true] as const))
const plans = new Phrases([...plannedWords, 'mới', 'new'].map((word) => [word, true] as const))
const foreigns = new Phrases(foreignWords.map((word) => [word, true] as const))
const households = new Phrases(householdWords.map((word) => [word, true] as const))
const homes = new Phrases(homeWords.map((word) => [word, true] as const))

/** A field with what stands around it. */
export interface Placed {
  field: FormField
  section: { title: Heading; en: Heading }
  page: Heading
  binding?: Binding
  /** What the labels before it in its section are about. */
  before: ReadonlySet<Topic>
  /** It stands in the first section of the form, where forms ask who applies. */
  isFirst: boolean
}

/** What a heading says about the fields below it. */
export interface Heading {
  text: string
  holder?: Holder
  /** It names a person in a role nobody knows. */
  isStranger: boolean
  /** It speaks of what is wanted or will be. */
  isFuture: boolean
  /** It speaks of a company, a project, a school. */
  isBody: boolean
  isParcel: boolean
  isHome: boolean
  /** What explains its holder stands beside a name that alone would be somebody else's. */
  isExplained: boolean
  /** It is about a parcel there is, whatever is wanted of it. */
  startsWithParcel: boolean
  /** It speaks of what happened abroad. */
  isForeign: boolean
  /** What the bare words below it are about. */
  topics: ReadonlySet<Topic>
}

/** The fields of a form with their headings, each heading read once. */
export function placedFields(form: FormDocument): Placed[] {
  const pages = form.layout.pages.map((page) => ({
    heading: readHeading(page.title.vi),
    sections: page.sections.map(({ title, fields }) => {
      return { fields, title: readHeading(title.vi), en: readHeading(title.en) }
    }),
  }))
  const all = pages.flatMap(({ sections }) => sections)
  const isNamed = all.some(({ title, en }) => title.holder === 'applicant' || en.holder === 'applicant')
  // where no heading names the one who applies, the first person a heading is about is the one; in any form the first section
  const hers = new Set([all[0], isNamed ? undefined : all.find(({ title }) => title.holder !== undefined)])
  return pages.flatMap(({ heading: page, sections }) =>
    sections.flatMap((section) => {
      const { title, en } = section
      const around = hers.has(section) ? { title: withoutStranger(title), en: withoutStranger(en) } : { title, en }
      let before: ReadonlySet<Topic> = new Set()
      return section.fields.map((field): Placed => {
        const binding = form.bindings[field.path]
        const isFirst = section === all[0]
        const placed = { field, section: around, page, isFirst, before, ...(binding ? { binding } : {}) }
        const topics = topicsOf(wordsOf(`${field.label.vi} ${field.help?.vi ?? ''}`))
        if (topics.size > 0) before = new Set([...topics].filter((topic) => carried.has(topic)))
        return placed
      })
    }),
  )
}

/** A person in a role nobody knows is the applicant here. */
function withoutStranger({ holder, ...heading }: Heading): Heading {
  return heading.isStranger || holder === undefined ? heading : { holder, ...heading }
}

/** Reads a heading; whose role nobody knows is `unclear`. */
export function readHeading(text: string): Heading {
  // `người chết là vợ của tôi`: what follows explains who that is
  const [before = '', after = ''] = text.normalize('NFC').split(/\s(?:là|i\.e\.|namely)\s|,\s/iu)
  const { main, aside } = withoutAsides(before)
  const words = wordsOf(main)
  const isHers = applies.test(main.trim())
  const isOpinion = opinions.test(main.trim())
  const holder = isHers ? 'applicant' : isOpinion ? 'other' : holderIn(words, wordsOf(`${aside} ${after}`))
  const rest = withoutPeople(words)
  const isStranger = holder === undefined && titles.isIn(words)
  const found = isStranger ? 'unclear' : holder
  return {
    text,
    ...(found ? { holder: found } : {}),
    isStranger,
    isFuture: !isHers && !isApplication.test(text.normalize('NFC').trim()) && futures.isIn(withoutExchange(rest)),
    isBody: holder !== 'applicant' && bodies.isIn(rest),
    isParcel: parcels.isIn(words),
    isHome: homes.isIn(words),
    isExplained: holderIn(words, wordsOf('')) === 'other' && found !== 'other',
    startsWithParcel: parcels.startingAt(words, 0).length > 0 && !plans.isIn(words),
    isForeign: foreigns.isIn(words),
    topics: topicsOf(words),
  }
}

function withoutExchange(words: Words): Words {
  const found = exchanges.all(words)
  return { ...words, list: words.list.filter((_, at) => !found.some(({ from, to }) => at >= from && at < to)) }
}

/** Whom a field is about: what its label says, else its section, its page, its path, its binding; else the applicant. */
export function holderOf(placed: Placed, inLabel: Holder | undefined): Holder {
  const { section, page, field, binding } = placed
  if (isOfHousehold(placed) && inLabel !== 'other' && inLabel !== 'spouse') return 'member'
  // `người giám hộ (ký tờ khai)` is the applicant wherever a label below says `của người giám hộ`
  if (inLabel === 'other' && section.title.isExplained && section.title.holder) return section.title.holder
  const inPath = readPath(field.path)
  const subject = binding?.subject
  return (
    inLabel ??
    certain(section.title.holder) ??
    section.en.holder ??
    section.title.holder ??
    (page.holder === 'unclear' ? undefined : page.holder) ??
    inPath ??
    (subject === undefined ? undefined : subjectHolder(subject)) ??
    'applicant'
  )
}

const certain = (holder: Holder | undefined) => (holder === 'unclear' ? undefined : holder)

/** An item of a list below a heading or a path about the household, unless the heading names other people. */
function isOfHousehold({ field, section }: Placed): boolean {
  if (!field.path.includes('*') || section.title.holder === 'other' || section.title.holder === 'spouse') return false
  const words = [section.title.text, section.en.text, field.path.replaceAll('/', ' ')]
  return words.some((text) => households.isIn(wordsOf(text)))
}

function readPath(path: string): Holder | undefined {
  const parents = path
    .split('/')
    .slice(1, -1)
    .filter((step) => step !== '*')
  const words = wordsOf(parents.join(' '))
  return holderIn(words, wordsOf(''))
}

function subjectHolder(subject: string): Holder {
  return subject === 'applicant' || subject === 'spouse' || subject === 'member' ? subject : 'other'
}
