import type { DossierView } from '../dossier/dossier-view'
import { nameOfPurpose, papersOf } from './papers'

const both = (text: string) => ({ vi: text, en: `${text} (en)` })
const view = {
  dossier: { papers: [{ name: 'Giấy xác nhận thu nhập', path: '/income/total', reason: 'unavailable' }] },
  form: {
    documents: [
      { name: both('Giấy đề nghị'), replacedBy: null, isForm: true },
      { name: both('Hợp đồng'), replacedBy: null },
      { name: both('Giấy khai sinh'), replacedBy: ['person.birthDate'] },
    ],
  },
} as unknown as DossierView

it('papers that prove a look-up come first, then those that no database replaces', () => {
  expect(papersOf(view)).toEqual([
    { key: '/income/total', name: 'Giấy xác nhận thu nhập', purpose: { path: '/income/total' } },
    { key: 'Hợp đồng', name: both('Hợp đồng'), purpose: { paper: 'Hợp đồng' } },
  ])
})

it('a file is named by its paper, and by its own words where the form has no such paper', () => {
  const papers = papersOf(view)
  expect(nameOfPurpose(papers, { path: '/income/total' })).toBe('Giấy xác nhận thu nhập')
  expect(nameOfPurpose(papers, { paper: 'Hợp đồng' })).toEqual(both('Hợp đồng'))
  expect(nameOfPurpose(papers, { paper: 'Ảnh căn nhà' })).toBe('Ảnh căn nhà')
})
