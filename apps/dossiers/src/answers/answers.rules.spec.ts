import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { FormDocument, SnapshotField } from '#contracts'
import { standingFields, withoutInapplicable } from '../dossier/dispute.rules.js'
import { applicableAnswers, missingAnswers, placesProvided, readAnswers, withDeclarations } from './answers.rules.js'

const formOf = (code: string) =>
  JSON.parse(readFileSync(`apps/catalog/seeds/forms/${code}.json`, 'utf8')) as FormDocument
const birth = formOf('1.001193')
const death = formOf('1.000656')
const today = '2026-11-24'
const mother = {
  path: '/applicant/birthDate',
  status: 'provided',
  value: '1990-05-01',
  editable: false,
} as SnapshotField
const gap = (path: string) => ({ path, status: 'gap', editable: true }) as SnapshotField
const read = (form: FormDocument, typed: Record<string, unknown>, fields: SnapshotField[] = [mother], before = {}) =>
  readAnswers(form, fields, typed, { before, today })
const codes = (...args: Parameters<typeof read>) => read(...args).errors.map(({ path, code }) => `${path} ${code}`)

describe('a typed value', () => {
  it.each([
    ['/contact/phone', '+84 912 345 678', '0912345678'],
    ['/contact/phone', '(024) 3825.1234', '02438251234'],
    ['/child/fullName', 'Phạm  Gia\u200b Hân ', 'Phạm Gia Hân'],
    ['/child/fullName', 'Giàng', 'Giàng'],
    ['/child/bornAt', ' Bệnh viện\u00a0A ', 'Bệnh viện A'],
  ])('of %s written %j is kept as %j', (path, typed, kept) => {
    expect(read(birth, { [path]: typed })).toEqual({ answers: { [path]: kept }, errors: [] })
  })

  it.each([
    ['/child/fullName', '1234', 'wrong_form'],
    ['/child/fullName', 'Hân; drop', 'wrong_form'],
    ['/child/fullName', '\u3164\u200b', 'required'],
    ['/child/bornAt', '\u00a0\u3000', 'required'],
    ['/child/bornOn', '2026-02-31', 'wrong_form'],
    ['/contact/phone', '12345', 'wrong_form'],
    ['/child/bornAt', 'x'.repeat(5000), 'wrong_form'],
  ])('of %s is not %j', (path, typed, code) => {
    expect(codes(birth, { [path]: typed })).toEqual([`${path} ${code}`])
  })

  it('of a gap follows the same rules', () => {
    const fields = [gap('/deceased/fullName'), gap('/deceased/birthDate')]
    expect(codes(death, { '/deceased/fullName': '007', '/deceased/birthDate': '1950-02-30' }, fields)).toEqual([
      '/deceased/fullName wrong_form',
      '/deceased/birthDate wrong_form',
    ])
  })

  it('is checked in a time linear to its length, whatever the pattern of the form', () => {
    const form = structuredClone(birth)
    const place = form.schema.properties?.['child']?.properties?.['bornAt']
    if (place) Object.assign(place, { pattern: '^(a*)*a*a*b$', maxLength: 1_000_000 })
    const began = performance.now()
    expect(codes(form, { '/child/bornAt': 'a'.repeat(100_000) })).toEqual(['/child/bornAt wrong_form'])
    expect(performance.now() - began).toBeLessThan(4000)
  })
})

describe('what was typed for a gap', () => {
  const provided = {
    path: '/home/floorArea',
    concept: 'land.home.floorArea',
    status: 'provided',
    value: 52.4,
    editable: false,
  }
  const field = (change: object) => ({ ...provided, ...change }) as SnapshotField

  it.each<[string, SnapshotField[], string[]]>([
    ['gives way where a registry tells it now', [field({})], ['/home/floorArea']],
    ['stays where the value is disputed', [field({ editable: true })], []],
    ['stays where the gap is still there', [field({ status: 'gap', editable: true })], []],
    [
      'gives way where a list was answered at its own path',
      [field({ path: '/home/floorArea/0/size' })],
      ['/home/floorArea'],
    ],
    ['stays at a place whose name only begins alike', [field({ path: '/home/floorAreas' })], []],
  ])('%s', (_, fields, expected) => {
    const answered = ['/home/floorArea', '/note']
    expect(answered.filter((path) => placesProvided(fields).includes(path))).toEqual(expected)
  })
})

describe('"there is none"', () => {
  const marriage = formOf('1.000894')
  const partner = ['/partner/fullName', '/partner/personId', '/partner/birthDate', '/partner/ethnicity']
  const notAsked = (path: string) =>
    ({ ...{ path, status: 'ask', editable: true }, notAsked: { kind: 'subjectNotNamed' } }) as unknown as SnapshotField
  const open = (form: FormDocument, fields: SnapshotField[], answer: unknown) => {
    const answers = Object.fromEntries(fields.map(({ path }) => [path, answer]))
    return missingAnswers(form, fields, answers, today).map(({ path }) => path)
  }

  it.each([[null], [[]], [{}]])('said with %j names nobody to marry', (nothing) => {
    expect(open(marriage, partner.map(notAsked), nothing)).toEqual(partner.slice(0, 3))
    expect(open(marriage, partner.map(gap), nothing)).toEqual(partner.slice(0, 3))
  })

  it('may be said of a number the deceased did not have, not of the name', () => {
    expect(open(death, ['/deceased/fullName', '/deceased/personId'].map(gap), null)).toEqual(['/deceased/fullName'])
  })

  it('has to be said: an untouched gap is open', () => {
    expect(missingAnswers(death, [gap('/death/date')], {}, today)).toHaveLength(1)
    expect(missingAnswers(death, [gap('/death/date')], { '/death/date': null }, today)).toEqual([])
  })

  it.each([[[{}]], [[{ fullName: null }]], [{}]])('is not said with %j', (typed) => {
    const form = formOf('1.014632')
    expect(codes(form, { '/household/members': typed }, [gap('/household/members')])).not.toEqual([])
  })
})

it('a declaration is made by whoever submits, and by nobody before', () => {
  expect(withDeclarations(birth, { '/child/fullName': 'An', '/declaration': null })).toEqual({
    '/child/fullName': 'An',
    '/declaration': true,
  })
})

describe('questions that do not apply', () => {
  const marriage = formOf('1.000894')
  const status = (value: string): SnapshotField => ({
    ...{ path: '/status/maritalStatus', status: 'provided', value, editable: false },
  })
  const open = (fields: SnapshotField[], answers: Record<string, unknown> = {}) =>
    missingAnswers(marriage, fields, answers, today).map(({ path }) => path)

  it('keep nobody from submitting, and those that do apply have to be answered', () => {
    const [date, unknown] = [gap('/status/divorceDate'), gap('/status/maritalStatus')]
    expect(open([status('single'), date])).toEqual([])
    expect(open([status('divorced'), date])).toEqual(['/status/divorceDate'])
    expect(open([unknown, date])).toEqual(['/status/maritalStatus'])
    expect(open([unknown, date], { '/status/maritalStatus': 'divorced' })).toEqual(['/status/divorceDate'])
  })

  it('are left out of a snapshot, with what no registry told; what one told stays', () => {
    const told: SnapshotField = { path: '/status/divorceNumber', status: 'provided', value: '4', editable: false }
    const listed = withoutInapplicable(marriage, [status('single'), gap('/status/divorceDate'), told])
    expect(listed.map(({ path }) => path)).toEqual(['/status/maritalStatus', '/status/divorceNumber'])
  })

  it('are not answered, and what was answered before goes', () => {
    const { errors } = readAnswers(
      marriage,
      [status('single')],
      { '/status/divorceDate': '2019' },
      { before: {}, today },
    )
    expect(errors.map(({ code }) => code)).toEqual(['not_applicable'])
    const benefit = formOf('1.001776')
    const asked = ['/payment/way', '/payment/account'].map((path): SnapshotField => ({
      path,
      status: 'ask',
      editable: true,
    }))
    const answers = { '/payment/way': 'cash', '/payment/account': '1500205123456', '/contact/phone': '0912345678' }
    expect(applicableAnswers(benefit, asked, answers)).toEqual({
      '/payment/way': 'cash',
      '/contact/phone': '0912345678',
    })
  })
})

describe('an answer that hides a question', () => {
  const benefit = formOf('1.001776')
  const asked = ['/payment/way', '/payment/account'].map((path): SnapshotField => ({
    path,
    status: 'ask',
    editable: true,
  }))
  const [account, number] = [{ '/payment/way': 'account' }, { '/payment/account': '1500205123456' }]
  const cash = { '/payment/way': 'cash' }

  it('refuses what is typed there with it or after it, and not what shows it again', () => {
    const refused = ['/payment/account not_applicable']
    expect(codes(benefit, { ...cash, ...number }, asked, account)).toEqual(refused)
    expect(codes(benefit, number, asked, cash)).toEqual(refused)
    expect(codes(benefit, { ...number, ...account }, asked, cash)).toEqual([])
    expect(codes(benefit, number, asked)).toEqual([])
    expect(read(benefit, number, asked, cash).errors[0]?.message.en).toMatch(/^By the other answers/)
  })

  it('lets what was typed there before be taken back', () => {
    const back = { ...cash, '/payment/account': null }
    expect(read(benefit, back, asked, { ...account, ...number })).toEqual({ answers: back, errors: [] })
  })

  it('keeps the refusal of a fact that a registry provides against the condition', () => {
    const single: SnapshotField = {
      path: '/status/maritalStatus',
      status: 'provided',
      value: 'single',
      editable: false,
    }
    const told: SnapshotField = { path: '/status/divorceNumber', status: 'provided', value: '4', editable: false }
    expect(codes(formOf('1.000894'), { '/status/divorceNumber': '5' }, [single, told])).toEqual([
      '/status/divorceNumber registry_value_supplied',
    ])
  })
})

describe('a corrected fact', () => {
  const form = formOf('1.004873')
  const status: SnapshotField = { path: '/status/maritalStatus', status: 'provided', value: 'single', editable: false }
  const kept = [status, gap('/marriage/date'), gap('/divorce/date'), gap('/divorce/number')]
  const person = { applicantPersonId: 'thu', subjects: [], chosen: {} }
  const dispute = { path: status.path, role: 'applicant', person: 'thu', chosen: {}, value: 'single' }
  const pathsOf = (fields: SnapshotField[]) => fields.map(({ path }) => path)

  it('brings up the questions that follow from what it is said to be', () => {
    expect(pathsOf(standingFields(form, { ...person, disputed: [] }, kept))).toEqual([status.path])
    const fields = standingFields(form, { ...person, disputed: [dispute] }, kept)
    expect(pathsOf(fields)).toEqual(pathsOf(kept))
    const said = { [status.path]: 'divorced' }
    expect(missingAnswers(form, fields, said, today).map(({ path }) => path)).toEqual(pathsOf(kept).slice(1))
    expect(codes(form, { '/divorce/date': '2019-05-01' }, fields, said)).toEqual([])
    expect(missingAnswers(form, fields, { [status.path]: 'single' }, today)).toEqual([])
  })
})

it('a hidden answer breaks no order of days', () => {
  const marriage = structuredClone(formOf('1.000894'))
  const message = { vi: 'Sai', en: 'Wrong' }
  marriage.days = [{ earlier: '/applicant/birthDate', later: '/status/divorceDate', message }]
  const status = (value: string): SnapshotField[] => [
    { path: '/status/maritalStatus', status: 'provided', value, editable: false },
    ...['/applicant/birthDate', '/status/divorceDate'].map(gap),
  ]
  const [born, before] = [{ '/applicant/birthDate': '1990-05-01' }, { '/status/divorceDate': '1980-01-01' }]
  expect(codes(marriage, born, status('divorced'), before)).toEqual(['/applicant/birthDate day_out_of_order'])
  expect(codes(marriage, born, status('single'), before)).toEqual([])
  expect(missingAnswers(marriage, status('single'), { ...born, ...before }, today)).toEqual([])
})

describe('days', () => {
  it('of a birth are not yet to come, nor before the mother’s own', () => {
    expect(codes(birth, { '/child/bornOn': '2026-11-25' })).toEqual(['/child/bornOn day_out_of_order'])
    expect(codes(birth, { '/child/bornOn': '1989-01-01' })).toEqual(['/child/bornOn day_out_of_order'])
    expect(codes(birth, { '/child/bornOn': '2026-11-24' })).toEqual([])
  })

  it('of a death are not before the birth, whichever was typed last', () => {
    const fields = [gap('/deceased/birthDate'), gap('/death/date')]
    const before = { '/death/date': '2026-11-01' }
    expect(codes(death, { '/deceased/birthDate': '2026-11-02' }, fields, before)).toEqual([
      '/deceased/birthDate day_out_of_order',
    ])
    expect(codes(death, { '/deceased/birthDate': '1950' }, fields, before)).toEqual([])
  })

  it('are compared again at the submission, when a registry may have told the other day', () => {
    const wrong = missingAnswers(birth, [mother], { '/child/bornOn': '1989-01-01' }, today)
    expect(wrong.map(({ path, code }) => `${path} ${code}`)).toEqual(['/child/bornOn day_out_of_order'])
  })

  it('that registries tell against each other keep nobody', () => {
    const spouse = { path: '/marriage/date', status: 'provided', value: '1980-01-01', editable: false } as SnapshotField
    expect(codes(birth, { '/contact/phone': '0912345678' }, [mother, spouse])).toEqual([])
    expect(missingAnswers(birth, [mother, spouse], {}, today)).toEqual([])
  })

  it('are refused however far they are yet to come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (later) => {
        const day = new Date(Date.parse(today) + later * 86_400_000).toISOString().slice(0, 10)
        expect(codes(birth, { '/child/bornOn': day })).toEqual(['/child/bornOn day_out_of_order'])
      }),
    )
  })
})
