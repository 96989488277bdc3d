import { readHeading } from '../recognition/context.rules.js'
import { attributeWords, topicWords, type Topic } from './facets.js'
import { choicesIn, facetWords, readFacets, topicsOf } from './facets.rules.js'
import { people } from './people.rules.js'
import { applicantWords, otherPeople } from './vocabulary.js'
import { wordsOf } from './words.rules.js'

const none = new Set<Topic>()
const read = (text: string, given: ReadonlySet<Topic> = none) => {
  const found = readFacets(facetWords(text), given)
  return found === undefined || found === 'elsewhere' ? found : found.cell.concept
}

describe('a question taken apart', () => {
  it.each([
    ['Đã đăng ký khai sinh tại UBND xã nào?', 'civilStatus.birth.registeredAt'],
    ['Ly hôn ngày tháng năm nào?', 'civilStatus.divorce.date'],
    ['Hôn thú cấp ngày', 'civilStatus.marriage.registeredOn'],
    ['Cưới ngày nào', 'civilStatus.marriage.date'],
    ['Nhà nằm trên thửa đất nào', 'land.home.parcel'],
    ['Đất này đã thế chấp ở ngân hàng nào chưa?', 'land.parcel.mortgaged'],
    ['Tổ chức trả thu nhập', 'tax.income.payer'],
    ['Which court settled the divorce', 'civilStatus.divorce.court'],
  ])('%s asks for %s', (text, concept) => {
    expect(read(text)).toBe(concept)
    expect(read(text.normalize('NFD'))).toBe(concept)
  })

  it.each([
    ['Dự định đăng ký kết hôn tại đâu', 'elsewhere'],
    ['Diện tích căn nhà đang thuê', 'elsewhere'],
    ['Đăng ký kết hôn ở nước ngoài ngày nào', 'elsewhere'],
    ['Ngày chết', undefined],
    ['Số lượng bản sao', undefined],
  ])('%s asks for nothing a registry holds', (text, outcome) => {
    expect(read(text)).toBe(outcome)
  })

  it('bare words mean what their heading is about', () => {
    const given = topicsOf(wordsOf('Giấy khai sinh của người yêu cầu'))
    expect(read('Quyển số', given)).toBe('civilStatus.birth.bookNumber')
    expect(read('Nơi cấp', given)).toBe('civilStatus.birth.registeredAt')
    expect(read('Quyển số')).toBeUndefined()
    const parcel = topicsOf(wordsOf('Thông tin thửa đất'))
    expect(['Giá đất', 'Ngày mua đất', '–'].map((text) => read(text, parcel))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(read('Thửa đất')).toBe('land.parcel.number')
    expect(topicsOf(wordsOf('Đăng ký kết hôn tại nước ngoài')).size).toBe(0)
  })

  it('two choices of one fact are that fact', () => {
    expect(choicesIn('Ông/bà hiện độc thân, đang có vợ/chồng hay đã ly hôn?')).toBe('person.maritalStatus')
    expect(choicesIn('Ngày ly hôn')).toBeUndefined()
    expect(choicesIn("Kinh, Tày, Thái hay H'Mông?")).toBe('person.ethnicity')
  })
})

describe('whom a heading is about', () => {
  it.each([
    ['Bên thế chấp là người yêu cầu', 'applicant'],
    ['Người chết (vợ/chồng của người đề nghị)', 'spouse'],
    ['Chủ nhà đề nghị', 'applicant'],
    ['Người giám hộ (ký tờ khai)', 'applicant'],
    ['Chủ hộ hiện tại', 'head'],
    ['Ý kiến của chủ sở hữu chỗ ở', 'other'],
    ['Hộ liền kề', 'neighbour'],
    ['Bên bảo lãnh', 'unclear'],
  ])('%s: %s', (text, holder) => {
    expect(readHeading(text).holder).toBe(holder)
  })
})

describe('the vocabularies', () => {
  it('keep at least two words of a phrase of several, so that none is found in everything', () => {
    const short = [...applicantWords, ...otherPeople].filter(
      (phrase) => phrase.split(/[\s/]+/).length > 2 && wordsOf(phrase).list.length < 2,
    )
    expect(short).toEqual([])
    expect(people.all(wordsOf('Bên bảo lãnh'))).toEqual([])
  })

  it('know each facet by Vietnamese and by English words', () => {
    for (const words of [...Object.values(topicWords), ...Object.values(attributeWords)]) {
      expect(words.length).toBeGreaterThan(1)
      expect(words.every((word) => word === word.trim() && word !== '')).toBe(true)
    }
  })
})
