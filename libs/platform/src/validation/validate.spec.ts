import { ListDossiers, OpenDossier, SubmitDossier } from '#contracts'
import { check } from './validate.js'

describe('checking a message against its class', () => {
  it('accepts what the decorators accept', () => {
    expect(check(OpenDossier, { procedure: '1.014632' })).toEqual([])
    expect(
      check(OpenDossier, {
        procedure: '1.014632',
        applicant: { personId: '001188024617', fullName: 'Lan', birthDate: '1988' },
      }),
    ).toEqual([])
  })

  it.each([
    ['a missing field', {}, '/procedure', 'required'],
    ['an unknown field', { procedure: 'a', colour: 1 }, '/colour', 'unknown_field'],
    ['a wrong type', { procedure: 4 }, '/procedure', 'wrong_type'],
    [
      'an id of the wrong length',
      { procedure: 'a', applicant: { personId: '0011', fullName: 'L', birthDate: '1988' } },
      '/applicant/personId',
      'wrong_form',
    ],
    [
      'a birth date that is none',
      { procedure: 'a', applicant: { fullName: 'L', birthDate: '1988-13' } },
      '/applicant/birthDate',
      'wrong_form',
    ],
    ['a text that is too long', { procedure: 'a'.repeat(41) }, '/procedure', 'too_long'],
  ])('names %s with its place', (_, body, path, code) => {
    expect(check(OpenDossier, body)).toEqual([expect.objectContaining({ path, code })])
  })

  it('demands the declaration', () => {
    const snapshotId = '0197d3c0-0000-7000-8000-000000000000'
    expect(check(SubmitDossier, { snapshotId, declaration: true })).toEqual([])
    expect(check(SubmitDossier, { snapshotId, declaration: false })).toEqual([
      expect.objectContaining({ path: '/declaration' }),
    ])
  })

  it('turns the texts of a query string into numbers when told to', () => {
    expect(check(ListDossiers, { limit: '5' }, { coerce: true })).toEqual([])
    expect(check(ListDossiers, { limit: '500' }, { coerce: true })).toEqual([
      expect.objectContaining({ code: 'too_large' }),
    ])
    expect(check(ListDossiers, { limit: '5' })).toEqual([expect.objectContaining({ code: 'wrong_type' })])
  })
})
