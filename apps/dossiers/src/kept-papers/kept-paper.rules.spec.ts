import fc from 'fast-check'
import type { FormPaper } from '#contracts'
import { keyOf, offersOf, stateOf, wantedPapers } from './kept-paper.rules.js'

const paper = (vi: string, more: Partial<FormPaper> = {}): FormPaper => ({
  ...{ name: { vi, en: vi }, replacedBy: null, ...more },
})
const held = (key: string, more: object = {}) => ({ key, validUntil: null, withdrawnAt: null, ...more })
const today = '2026-11-25'

it('a paper is found by its code, else by its name however it is written', () => {
  expect(keyOf({ code: 'KQ.1', name: 'Giấy chứng sinh' })).toBe('KQ.1')
  expect(keyOf({ name: 'GIẤY CHỨNG SINH' })).toBe(keyOf({ name: 'Giấy chứng sinh' }))
})

it('is good until its last day, and never once it was withdrawn', () => {
  const state = (validUntil: string | null, withdrawnAt: Date | null = null) =>
    stateOf({ validUntil, withdrawnAt }, today)
  expect([state(null), state(today), state('2026-11-24'), state(null, new Date())]).toEqual([
    ...['valid', 'valid', 'expired', 'withdrawn'],
  ])
})

it('a dossier wants what no database replaced and what a gap wants shown, and not what is there or is the form', () => {
  const documents = [
    paper('Tờ khai', { isForm: true }),
    paper('Giấy chứng sinh'),
    paper('Hợp đồng thuê'),
    paper('Giấy kết hôn', { replacedBy: ['a.b'] }),
    paper('Xác nhận cư trú', { replacedBy: ['a.c'] }),
  ]
  const wanted = wantedPapers({ documents, toShow: ['Giấy kết hôn'], attached: ['Hợp đồng thuê'] })
  expect(wanted.map(({ name }) => name.vi)).toEqual(['Giấy chứng sinh', 'Giấy kết hôn'])
})

it('offers the newest good paper under the code that is demanded', () => {
  const newest = held('KQ.1')
  const kept = [held('KQ.1', { validUntil: '2026-01-01' }), newest, held('KQ.1', { older: true }), held('KQ.2')]
  expect(offersOf([paper('A', { code: 'KQ.1' }), paper('B', { code: 'KQ.3' })], kept, today)).toEqual([
    { paper: expect.objectContaining({ code: 'KQ.1' }) as object, kept: newest },
  ])
})

it('whatever is kept, an offer is demanded under its key and good today', () => {
  const key = fc.constantFrom('KQ.1', 'KQ.2', 'KQ.3')
  const day = fc.option(fc.constantFrom('2026-11-24', today, '2026-11-26'))
  const withdrawnAt = fc.option(fc.constant(new Date()))
  const papers = fc.array(fc.record({ key, validUntil: day, withdrawnAt }))
  fc.assert(
    fc.property(fc.array(key), papers, (codes, kept) => {
      const wanted = codes.map((code) => paper(code, { code }))
      const offers = offersOf(wanted, kept, today)
      expect(
        offers.every(({ paper: { code }, kept: one }) => one.key === code && stateOf(one, today) === 'valid'),
      ).toBe(true)
      const good = new Set(kept.filter((one) => stateOf(one, today) === 'valid').map((one) => one.key))
      expect(offers).toHaveLength(codes.filter((code) => good.has(code)).length)
    }),
  )
})
