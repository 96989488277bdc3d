import { ActingFor, Announce, FiguresQuery, ListDossiers, OpenDossier, Prefill, SubmitDossier } from '#contracts'
import { IsString } from 'class-validator'
import { check, classSchemas } from './validate.js'

const announced = (more: object) => ({
  ...{ concept: 'land.home.owned', territory: '01', basis: 'record', from: '2026-01-01' },
  ...more,
})

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

  it.each([
    [
      'the scope of a representation',
      ActingFor,
      { kind: 'parent', fullName: 'Lan', birthDate: '2015', scope: null },
      '/scope',
    ],
    ['the legal basis of an announcement', Announce, announced({ legalBasis: null }), '/legalBasis'],
    ['the person who applies', OpenDossier, { procedure: 'a', applicant: null }, '/applicant'],
  ])('does not take null for leaving out %s', (_, type, body, path) => {
    expect(check(type as never, body)).toEqual([expect.objectContaining({ path, code: 'wrong_type' })])
  })

  it('takes null where it has a meaning of its own', () => {
    expect(check(Prefill, { land: null })).toEqual([])
  })

  it.each([
    ['of an announcement', Announce, announced({ from: '2026-02-31' }), '/from'],
    ['of figures', FiguresQuery, { registry: 'land', to: '2026-04-31' }, '/to'],
    [
      'of a birth',
      OpenDossier,
      { procedure: 'a', applicant: { fullName: 'L', birthDate: '2025-02-29' } },
      '/applicant/birthDate',
    ],
  ])('knows that there is no such day %s', (_, type, body, path) => {
    const [error] = check(type, body)
    expect(error).toMatchObject({ path, code: 'wrong_form', message: { en: expect.stringContaining('no such day') } })
  })

  it.each(['1234', '***', 'Lan 2', ''])('does not take %j for a name', (fullName) => {
    expect(check(OpenDossier, { procedure: 'a', applicant: { fullName, birthDate: '1988' } })).toEqual([
      expect.objectContaining({ path: '/applicant/fullName', code: 'wrong_form' }),
    ])
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

// last, as nothing can be read from then on
it('refuses two message classes of one name, which would be read as one', () => {
  const named = () => {
    class Twice {
      @IsString() text: string
    }
    return Twice
  }
  named()
  expect(() => classSchemas('#/')).not.toThrow()
  named()
  expect(() => classSchemas('#/')).toThrow('Message classes of one name: Twice.')
})
