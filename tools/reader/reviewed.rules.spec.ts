import type { AskedConcept, Review } from '#contracts'
import { pulledFrom, withReviewed } from './reviewed.rules.js'

const known = {
  asked: new Map([['contact.phone', {} as AskedConcept]]),
  hasConcept: (id: string) => id === 'person.phone',
}
const text = (vi: string, en = vi) => ({ vi, en })
const review = {
  ...{ id: 'r1', state: 'answered', asks: 'contact.phone', of: 'applicant', concept: 'person.phone' },
  heading: text('Liên hệ', 'Contact'),
  label: text('Số máy', 'Number to call'),
  decision: {
    answer: 'other',
    reason: 'Ông Nguyễn Văn A đã xem.',
    office: 'G01',
    officeName: text('Bộ Công an'),
    at: '',
  },
} as Review
const answered = (answer: 'other' | 'repeat' | 'waiver') =>
  ({
    ...review,
    decision: { ...review.decision, answer },
  }) as Review

describe('an answered doubt as an example', () => {
  it('is at its place where it asks something else, held where it asks again, under a waiver too', () => {
    expect(pulledFrom(review, known)).toEqual({
      heading: 'Liên hệ',
      line: 'right contact.phone : Số máy / Number to call',
    })
    const held = { heading: 'Liên hệ', line: 'place person.phone as contact.phone : Số máy / Number to call' }
    expect(pulledFrom(answered('repeat'), known)).toEqual(held)
    expect(pulledFrom(answered('waiver'), known)).toEqual(held)
  })

  it('keeps help and role, and nothing of who answered', () => {
    const pulled = pulledFrom({ ...review, help: text('Số đang dùng.'), of: 'father' }, known)
    expect(pulled).toEqual({
      heading: 'Liên hệ',
      line: 'right contact.phone : Số máy / Number to call {help=Số đang dùng.,of=father}',
    })
    expect(JSON.stringify(pulled)).not.toMatch(/Nguyễn|Công an/)
  })

  it.each([
    ['an open one', { ...review, state: 'open' as const }, 'not answered'],
    ['an asked concept there is not', { ...review, asks: 'contact.fax' }, 'no asked concept contact.fax'],
    ['a concept there is not', { ...answered('repeat'), concept: 'person.fax' }, 'no concept person.fax'],
    ['a number of somebody', { ...review, label: text('Số 001188024617') }, 'data of somebody'],
    ['a number in groups', { ...review, label: text('Gọi 0912 345 678') }, 'data of somebody'],
    ['an address of mail', { ...review, label: text('Gửi a@b.vn') }, 'data of somebody'],
    ['what would be an option', { ...review, label: text('Số máy {type=number}') }, 'no line'],
    ['several lines', { ...review, label: text('Số máy\nform x') }, 'no line'],
    ['no words', { ...review, label: text(' ') }, 'no words'],
  ])('%s is refused', (_, given, why) => {
    expect(pulledFrom(given, known)).toEqual({ refused: expect.stringContaining(why) as string })
  })
})

describe('the file of reviewed questions', () => {
  const one = { heading: 'Liên hệ', line: 'right contact.phone : Số máy / Number' }

  it('takes each question once, however often it is pulled', () => {
    const { text: after } = withReviewed('# a remark\n', [one, one])
    expect(after).toBe('# a remark\n\nform Đã trả lời\nsection Liên hệ\nright contact.phone : Số máy / Number\n')
    expect(withReviewed(after, [one])).toEqual({ text: after, contradicted: [] })
    expect(withReviewed(after, [{ ...one, heading: 'Khác' }]).text).toContain('section Khác')
  })

  it('leaves out what was answered differently before, and says so', () => {
    const { text } = withReviewed('', [one])
    const other = { ...one, line: 'place person.phone as contact.phone : Số máy / Number' }
    expect(withReviewed(text, [other])).toEqual({ text, contradicted: [other.line] })
    expect(withReviewed('', [one, other])).toEqual({ text, contradicted: [other.line] })
    const ofFather = { ...one, line: `${other.line} {of=father}` }
    expect(withReviewed(text, [ofFather]).contradicted).toEqual([])
  })
})
