import { ListNotices, MarkNotice, NoticeChoice } from '#contracts'
import { check } from '#platform'

const choice = { language: 'vi', frequency: 'daily' }
const faults = (more: object) => check(NoticeChoice, { ...choice, ...more }).map(({ path, code }) => `${path} ${code}`)

describe('a choice of channels', () => {
  it.each([
    [{}, []],
    [{ email: 'lan@mail.example', sms: '+84912345678', webhook: true }, []],
    [{ email: null, sms: null }, []],
    [{ email: 'lan@' }, ['/email wrong_form']],
    [{ email: 'lan@mail.example\r\nBcc: all@mail.example' }, ['/email wrong_form']],
    [{ email: `${'a'.repeat(250)}@mail.example` }, ['/email too_long']],
    [{ sms: '0212345678' }, ['/sms wrong_form']],
    [{ sms: '091234567' }, ['/sms wrong_form']],
    [{ webhook: null }, ['/webhook wrong_type']],
    [{ webhook: 'https://elsewhere.example' }, ['/webhook wrong_type']],
    [{ language: 'fr' }, ['/language not_allowed']],
    [{ frequency: 'hourly' }, ['/frequency not_allowed']],
    [{ phone: '0912345678' }, ['/phone unknown_field']],
  ])('%j: %j', (more, expected) => {
    expect(faults(more)).toEqual(expected)
  })

  it('each fault is a sentence in both languages', () => {
    for (const { message } of check(NoticeChoice, { email: 'x', sms: 'x', language: 'fr' }))
      expect([message.vi, message.en].every((text) => text.endsWith('.'))).toBe(true)
  })
})

it('a mark says whether it is read; a list takes no other filter', () => {
  expect(check(MarkNotice, {}).map(({ code }) => code)).toEqual(['required'])
  expect(check(MarkNotice, { read: 'yes' }).map(({ code }) => code)).toEqual(['wrong_type'])
  expect(check(ListNotices, { unread: 'true' }, { coerce: true })).toEqual([])
  expect(
    check(ListNotices, { unread: 'soon', limit: '0', kind: 'x' }, { coerce: true }).map(({ path }) => path),
  ).toEqual(expect.arrayContaining(['/unread', '/limit', '/kind']))
})
