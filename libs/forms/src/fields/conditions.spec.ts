import { readFileSync } from 'node:fs'
import type { FormDocument } from '#contracts'
import { applicability } from './conditions.js'

const formOf = (code: string) =>
  JSON.parse(readFileSync(`apps/catalog/seeds/forms/${code}.json`, 'utf8')) as FormDocument
const marriage = formOf('1.000894')
const status = '/status/maritalStatus'
const date = '/status/divorceDate'
const provided = (value: unknown, more: object = {}) => ({ path: status, status: 'provided', value, ...more })
const applies = (fields: object[], answers: object = {}, path = date, form = marriage) =>
  applicability({ form, fields: fields as never, answers: answers as Record<string, unknown> })(path)

describe('a question about a divorce', () => {
  it('is for those who are divorced', () => {
    expect(applies([provided('divorced')])).toBe('yes')
    for (const value of ['single', 'married', 'widowed', null]) expect(applies([provided(value)])).toBe('no')
  })

  it('waits for the answer on which it depends', () => {
    for (const state of ['gap', 'ask']) expect(applies([{ path: status, status: state }])).toBe('open')
    expect(applies([{ path: status, status: 'gap' }], { [status]: 'divorced' })).toBe('yes')
    expect(applies([{ path: status, status: 'gap' }], { [status]: 'single' })).toBe('no')
    expect(applies([])).toBe('open')
  })

  it('goes by the registry before what was typed, unless that is being corrected', () => {
    expect(applies([provided('single', { editable: false })], { [status]: 'divorced' })).toBe('no')
    expect(applies([provided('single', { editable: true, quality: 'disputed' })], { [status]: 'divorced' })).toBe('yes')
  })

  it('stays where registries say different things', () => {
    expect(applies([provided('single', { quality: 'disputed', editable: false })])).toBe('yes')
  })
})

it('whatever has no condition applies', () => {
  expect(applies([], {}, '/contact/phone')).toBe('yes')
  expect(applies([], {}, '/no/such/place')).toBe('yes')
})

it('a follow-up applies where there is something to follow up', () => {
  const birth = formOf('1.001193')
  const spouse = (given: object) => [{ path: '/spouse/fullName', status: 'provided', ...given }]
  expect(applies(spouse({ value: 'Trần Văn Hùng' }), {}, '/marriage/number', birth)).toBe('yes')
  expect(applies([{ path: '/applicant/fullName', status: 'provided' }], {}, '/marriage/number', birth)).toBe('no')
  const account = (answers: object) => applies([{ path: '/payment/way', status: 'ask' }], answers, '/payment/account', formOf('1.001776')) // prettier-ignore
  expect(account({ '/payment/way': 'cash' })).toBe('no')
  expect(account({ '/payment/way': 'account' })).toBe('yes')
  expect(account({})).toBe('open')
})

it('what depends on what does not apply does not apply either', () => {
  const form = {
    layout: {
      pages: [
        {
          sections: [
            {
              fields: [
                { path: '/a' },
                { path: '/b', visibleWhen: { path: '/a', is: [true] } },
                { path: '/c', visibleWhen: { path: '/b' } },
              ],
            },
          ],
        },
      ],
    },
  }
  const asked = ['/a', '/b', '/c'].map((path) => ({ path, status: 'ask' }))
  const of = (answers: Record<string, unknown>) => applicability({ form, fields: asked, answers })('/c')
  expect(of({ '/a': false, '/b': 'still typed' })).toBe('no')
  expect(of({ '/a': true, '/b': 'typed' })).toBe('yes')
  expect(of({ '/b': 'typed' })).toBe('open')
})
