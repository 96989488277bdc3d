import { readFileSync } from 'node:fs'
import type { FormDocument, SnapshotField } from '#contracts'
import { outcomeValues, type GrantedDossier } from './outcome.rules.js'

const seed = (code: string) => JSON.parse(readFileSync(`apps/catalog/seeds/forms/${code}.json`, 'utf8')) as FormDocument
const provided = (path: string, value: unknown) =>
  ({ path, value, status: 'provided', editable: false }) as unknown as SnapshotField
const granted = (code: string, more: Partial<GrantedDossier>): GrantedDossier => ({
  ...{ form: seed(code), applicantPersonId: '001188014826', subjects: [], fields: [], answers: {}, written: {} },
  ...more,
})

describe('the values of an outcome', () => {
  const answers = { '/newHome/address': 'Số 5', '/newHome/whoMoves': 'alone', '/applicant/personId': '001099999999' }

  it('are what was answered, about the person the dossier knows and not the one that was typed', () => {
    expect(outcomeValues(granted('1.004222', { answers }))).toEqual({
      ...{ personId: '001188014826', address: 'Số 5', moves: 'alone' },
    })
  })

  it('are what the official wrote on the result instead', () => {
    const written = { '/newHome/address': 'Số 7', 'Ghi chú': 'x' }
    expect(outcomeValues(granted('1.004222', { answers, written }))).toMatchObject({ address: 'Số 7' })
  })

  it('are never something typed where a registry provided a value', () => {
    const fields = [provided('/death/date', '2026-11-20'), provided('/death/place', undefined)]
    const written = { '/death/date': '2026-11-01', '/death/place': 'Nhà riêng' }
    const subjects = [{ role: 'deceased', personId: '001030000001' }]
    const values = outcomeValues(granted('1.000656', { fields, subjects, written }))
    expect(values).toEqual({ personId: '001030000001', diedOn: '2026-11-20' })
  })

  it('name a relative only as population does', () => {
    const typed = granted('1.001193', { answers: { '/spouse/personId': '001190000001' } })
    expect(outcomeValues(typed)).not.toHaveProperty('otherParentId')
    const fields = [provided('/spouse/personId', '001190000001')]
    expect(outcomeValues({ ...typed, fields })).toMatchObject({ otherParentId: '001190000001' })
  })

  it('are numbers where the form has a number', () => {
    const area = (text: string) => outcomeValues(granted('1.013949', { written: { '/request/area': text } }))['area']
    expect([area('84,5'), area('84.5'), area('vài mét')]).toEqual([84.5, 84.5, 'vài mét'])
  })

  it('are none where the form names no registry', () => {
    expect(outcomeValues(granted('1.004873', { answers }))).toEqual({})
  })
})
