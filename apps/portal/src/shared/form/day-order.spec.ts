import type { FormDocument } from '../api/types'
import { daysOutOfOrder } from './day-order'
import type { Entry } from './form-view'

const message = { vi: 'Sai thứ tự', en: 'Out of order' }
const form = {
  days: [
    { earlier: '/child/bornOn', later: 'today', message },
    { earlier: '/applicant/birthDate', later: '/child/bornOn', message },
  ],
} as unknown as FormDocument
const mother = { path: '/applicant/birthDate', field: { status: 'provided', value: '1990-05-01' } } as Entry
const child = (answer?: string) => ({ path: '/child/bornOn', answer }) as Entry

it('names the typed day that is yet to come, or before the mother’s own', () => {
  expect(daysOutOfOrder(form, [mother, child('2027-01-01')], '2026-11-24')).toEqual({ '/child/bornOn': message })
  expect(daysOutOfOrder(form, [mother, child('1989-01-01')], '2026-11-24')).toEqual({ '/child/bornOn': message })
})

it('says nothing of days in order, of an empty one, and of a form without orders', () => {
  expect(daysOutOfOrder(form, [mother, child('2026-11-24')], '2026-11-24')).toEqual({})
  expect(daysOutOfOrder(form, [mother, child()], '2026-11-24')).toEqual({})
  expect(daysOutOfOrder({} as FormDocument, [child('2099-01-01')], '2026-11-24')).toEqual({})
})
