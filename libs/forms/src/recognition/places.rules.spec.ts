import type { AskedConcept, Concept, PaperType } from '#contracts'
import { Places } from './places.rules.js'

const named = (vi: string, en: string) => ({ vi, en })
const asked = (id: string, vi: string, en: string, ...words: string[]) =>
  ({ id, name: named(vi, en), words }) as unknown as AskedConcept
const places = new Places(
  [{ id: 'person.birthDate', name: named('Ngày sinh', 'Birth date'), labels: ['sinh ngày'] } as unknown as Concept],
  [
    asked('contact.phone', 'Số điện thoại liên hệ', 'Contact telephone', 'số điện thoại', 'di động'),
    asked('contact.email', 'Thư điện tử liên hệ', 'Contact e-mail', 'thư điện tử'),
    asked('death.time', 'Giờ chết', 'Time of death', 'chết lúc mấy giờ'),
  ],
  [
    {
      id: 'landCertificate',
      name: named('Giấy chứng nhận quyền sử dụng đất', 'Land certificate'),
      words: ['sổ đỏ'],
      proves: [{ concept: 'land.parcel.number', of: 'applicant' }],
    } as unknown as PaperType,
    { id: 'will', name: named('Di chúc', 'Will'), words: [], proves: [] } as unknown as PaperType,
  ],
)

it.each([
  ['Số điện thoại của bạn', { asks: 'contact.phone', held: false }],
  ['so dien thoai', { asks: 'contact.phone', held: false }],
  ['Ngày sinh của bạn', { concept: 'person.birthDate', held: true }],
  ['Người đó chết lúc mấy giờ?', { asks: 'death.time', held: false }],
])('finds for “%s” the nearest place first', (label, place) => {
  expect(places.forQuestion(label)[0]).toMatchObject(place)
})

it('says of a paper whether something is held of what it proves', () => {
  expect(places.forPaper('Bản sao sổ đỏ')[0]).toMatchObject({ paper: 'landCertificate', held: true })
  expect(places.forPaper('di chuc')).toEqual([{ paper: 'will', held: false, score: 1 }])
})

it('names at most three, the best first, and nothing where nothing is near', () => {
  const found = places.forQuestion('Số điện thoại, thư điện tử, giờ chết, ngày sinh')
  expect(found.length).toBeLessThanOrEqual(3)
  expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((a, b) => b - a))
  expect(places.forQuestion('xyzzy')).toEqual([])
  expect(places.forQuestion('')).toEqual([])
})
