import { surroundingsOf } from '../../../../apps/catalog/src/forms/surroundings-of.js'
import { readSeeds, seedFolder } from '../../../../apps/catalog/src/seeding/read-seeds.js'
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
    ['ra công an xin xác nhận nơi ở', 'person.residence.address'],
    ['Ra cong an xin xac nhan noi o', 'person.residence.address'],
    ['nhờ UBND xã đóng dấu chứng nhận nơi cư trú', 'person.residence.address'],
    ['chụp màn hình VNeID mục thông tin cư trú', 'person.residence.address'],
    ['gửi ảnh màn hình ứng dụng VNeID phần nơi thường trú', 'person.residence.address'],
    ['lên thuế xin xác nhận thu nhập', 'tax.income.total'],
    ['in ra từ eTax Mobile phần nghĩa vụ thuế', 'tax.obligations.outstanding'],
    ['chụp căn cước điện tử trên VNeID', 'person.personId'],
    ['take a screenshot of your place of residence in the VNeID app', 'person.residence.address'],
  ])('asks for what is held where an office or an app is to show it: %s', (text, concept) => {
    expect(read(text)).toEqual([[text, concept]])
  })

  it.each([
    'chụp ảnh hiện trạng ngôi nhà',
    'chụp ảnh nơi ở hiện tại',
    'chụp màn hình giao dịch chuyển khoản',
    'ra công an xin xác nhận nơi tạm trú của người thuê nhà',
    'xác nhận của công ty về việc làm',
    'xin xác nhận của phường về hoàn cảnh khó khăn',
    'ra ngân hàng xin xác nhận số dư',
    'ghi rõ nơi ở mong muốn',
    'công an xác nhận việc mất giấy tờ',
    'Chưa rõ dự án.',
    'Nộp hợp đồng thuê nhà',
    'Bản sao CCCD của người được uỷ quyền',
    'Ghi rõ diện tích xin chuyển',
    'Ký lại đơn',
  ])('lets %s stand', (text) => expect(read(text)).toEqual([]))
})
