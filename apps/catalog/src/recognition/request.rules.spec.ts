import { readSeeds, seedFolder } from '../seeds/read-seeds.js'
import { surroundingsOf } from '../compiler/seed-surroundings.js'
import { readRequest } from './request.rules.js'

const { dictionary, isAnnounced } = surroundingsOf(readSeeds(seedFolder, '2026-11-25'), '2026-11-25')
const read = (text: string, papers: string[] = []) =>
  readRequest({ texts: [text], papers }, dictionary, isAnnounced).map((found) => [found.text, found.concepts[0]])

describe('a request to a citizen', () => {
  it('names what the databases hold, clause by clause', () => {
    expect(read('Đề nghị nộp bản sao sổ hộ khẩu, ghi rõ tên dự án.')).toEqual([
      ['Đề nghị nộp bản sao sổ hộ khẩu', 'person.residence.address'],
    ])
    expect(read('Bo sung so can cuoc cong dan')).toEqual([['Bo sung so can cuoc cong dan', 'person.personId']])
    expect(read('', ['Bản sao sổ đỏ'])).toEqual([['Bản sao sổ đỏ', 'land.parcel.number']])
  })

  it.each([
    'Chưa rõ dự án.',
    'Nộp hợp đồng thuê nhà',
    'Bản sao CCCD của người được uỷ quyền',
    'Ghi rõ diện tích xin chuyển',
    'Ký lại đơn',
  ])('lets %s stand', (text) => expect(read(text)).toEqual([]))
})
