import { aCatalogue, marriage } from '../dossier/dossiers.fixture.js'
import { accessView, type AccessRow } from './access-view.js'

const same = (text: string) => ({ vi: text, en: text })
const row: AccessRow = {
  ...{ id: 'x', at: new Date('2026-11-25T02:00:00Z'), kind: 'lookedUp', by: 'Cao Thị Hạnh', authority: 'H26.00637' },
  ...{ procedure: marriage.procedure, dossierId: 'd', reason: null },
}
const office = { code: 'H26.00637', name: same('Uỷ ban nhân dân phường Đại Mỗ'), level: 'commune' }

describe('an access as the person reads it', () => {
  it('names the authority that answers for it, and what it was for', () => {
    const catalogue = aCatalogue({ type: 'authority', key: office.code, value: office })
    expect(accessView(row, catalogue)).toMatchObject({
      ...{ at: '2026-11-25T02:00:00.000Z', controller: office.name, authority: office.code },
      purpose: { vi: 'Thủ tục “Kết hôn”', en: 'The procedure “Kết hôn”' },
    })
  })

  it('has the codes of what the catalogue does not know any more', () => {
    expect(accessView({ ...row, procedure: '9.999999' }, aCatalogue())).toMatchObject({
      ...{ controller: same('H26.00637'), purpose: { vi: 'Thủ tục “9.999999”' } },
    })
  })
})
