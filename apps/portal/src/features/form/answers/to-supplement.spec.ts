import type { Entry, SectionView } from '../../../shared/form/form-view'
import { isRequested, toSupplement } from './to-supplement'

const same = { vi: 'a', en: 'a' }
const entry = (path: string, more: object = {}) =>
  ({ path, label: same, state: 'ask', answer: 'x', optional: false, ...more }) as unknown as Entry
const [project, phone, floor] = [
  entry('/request/project'),
  entry('/contact/phone'),
  entry('/home/floor', { state: 'known' }),
]
const sections: SectionView[] = [
  {
    title: same,
    entries: [project, phone],
    blocks: [
      { kind: 'question', entry: project },
      { kind: 'question', entry: phone },
    ],
  },
  { title: same, entries: [floor], blocks: [{ kind: 'sheet', parts: [{ kind: 'fact', entry: floor }] }] },
]

it('shows the places that were asked for and no other', () => {
  const [only, ...others] = toSupplement(sections, ['/request/project'])
  expect(others).toEqual([])
  expect(only?.blocks).toEqual([{ kind: 'question', entry: project }])
  expect(only?.entries).toEqual([project])
})

it('shows the whole form where no place was named', () => {
  expect(toSupplement(sections, [])).toEqual(sections)
})

it.each([
  ['/members', '/members/0/name', true],
  ['/members/0/name', '/members', true],
  ['/member', '/members', false],
])('of %s with %s asked for: %s', (path, asked, expected) => {
  expect(isRequested(path, [asked])).toBe(expected)
})
