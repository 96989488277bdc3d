import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rightKinds, type CalendarDays, type RightsTerm } from '#contracts'
import { calendarProblems } from '../calendars/calendar.rules.js'
import { valuesOf } from '../entries/seed-entry.js'
import { catalogueFindings } from './catalogue.rules.js'
import { readSeeds, seedFolder } from './read-seeds.js'

const today = '2026-11-24'
const seeds = readSeeds(seedFolder, today)

describe('the seeds of this service', () => {
  it('agree with each other', () => {
    expect(catalogueFindings(seeds, today)).toEqual([])
  })

  it('name every authority of the day once', () => {
    const authorities = valuesOf(seeds, 'authority')
    const count = (level: string) => authorities.filter((authority) => authority.level === level).length
    expect([count('ministry'), count('province'), count('commune')]).toEqual([15, 34, 3321])
    expect(authorities.find(({ code }) => code === 'H26.00637')).toEqual(
      expect.objectContaining({ level: 'commune', unit: '00637', parent: 'H26', sample: true }),
    )
    expect(authorities.find(({ code }) => code === 'H19')?.name).toEqual({
      vi: 'Uỷ ban nhân dân thành phố Đồng Nai',
      en: 'People’s Committee of Đồng Nai City',
    })
  })

  it('give every concept exactly one registry, and every registry its owner', () => {
    const registries = valuesOf(seeds, 'registry')
    expect(Object.fromEntries(registries.map(({ id, owner }) => [id, owner]))).toMatchObject({
      ...{ population: 'G01', tax: 'G12', land: 'G10', 'civil-status': 'G15', business: 'G12' },
    })
    for (const concept of valuesOf(seeds, 'concept')) {
      expect(registries.filter(({ id }) => id === concept.registry)).toHaveLength(1)
    }
  })

  it('announce population and tax everywhere, land province by province, and not in Điện Biên', () => {
    const announcements = valuesOf(seeds, 'announcement')
    const of = (concept: string, territory: string) =>
      announcements.filter((each) => each.concept === concept && each.territory === territory)
    expect(of('person.fullName', 'VN')).toHaveLength(1)
    expect(of('tax.income.total', 'VN')).toHaveLength(1)
    expect(of('land.home.owned', '01')).toEqual([expect.objectContaining({ complete: true })])
    expect(of('land.home.owned', '52')).toEqual([expect.objectContaining({ complete: false })])
    expect(of('land.home.owned', '11')).toEqual([])
    expect(of('land.home.owned', 'VN')).toEqual([])
    expect(of('land.parcel.area', '01')).toEqual([expect.objectContaining({ basis: 'record', complete: false })])
    expect(of('land.parcel.area', '11')).toEqual([])
  })

  it('share with the commune offices what a form looks up, the keys it takes and whether somebody died, and no more', () => {
    const keys =
      /^(person\.(match|formerIds|formerTaxCodes|residence\.unit|spouse\.(formerIds|residence\.unit|personId|fullName))|civilStatus\.death\.date)$/
    for (const agreement of valuesOf(seeds, 'agreement')) {
      const form = valuesOf(seeds, 'form').find(({ procedure }) => procedure === agreement.procedure)
      const used = new Set(Object.values(form?.bindings ?? {}).map(({ concept }) => concept))
      expect(agreement.concepts.filter((concept) => !used.has(concept) && !keys.test(concept))).toEqual([])
      expect(agreement.concepts).toContain('person.match')
    }
  })

  it('name the parcel first among what a form reads of one record', () => {
    const [housing, dwelling] = ['1.014632', '1.013314'].map((code) =>
      valuesOf(seeds, 'form').find(({ procedure }) => procedure === code),
    )
    const land = (form: typeof housing, subject: string) =>
      Object.entries(form?.bindings ?? {}).find(
        ([, binding]) => binding.subject === subject && binding.concept?.startsWith('land.'),
      )?.[0]
    expect(land(housing, 'applicant')).toBe('/home/parcel')
    expect(land(housing, 'spouse')).toBe('/spouse/home/parcel')
    expect(land(dwelling, 'applicant')).toBe('/dwelling/number')
  })

  it('say of each day of the calendars how sure it is, and from where', () => {
    const calendars = valuesOf(seeds, 'setting').filter(({ key }) => /^calendar\.20/.test(key))
    expect(calendars.map(({ key }) => key)).toEqual([
      'calendar.2025',
      'calendar.2026',
      'calendar.2027',
      'calendar.2028',
    ])
    const days = calendars.flatMap(({ value }) => {
      const { holidays, daysInLieu, swappedDays } = value as CalendarDays
      return [...holidays, ...daysInLieu, ...swappedDays]
    })
    expect(days.filter(({ certainty, source }) => !certainty || !source)).toEqual([])
    const of = (date: string) => days.find((day) => 'date' in day && day.date === date)?.certainty
    expect(['2026-11-24', '2027-02-09', '2027-02-10', '2027-02-11'].map(of)).toEqual(['B', 'B', 'B', 'C'])
  })

  it('mark caps, thresholds and times as not established, and every year of the calendar', () => {
    const settings = valuesOf(seeds, 'setting')
    const certaintyOf = new Map(settings.map(({ key, certainty }) => [key, certainty]))
    for (const key of ['social-housing.income-cap', 'social-housing.area-per-head', 'clock.dueTime', 'calendar.2027']) {
      expect(certaintyOf.get(key)).toBe('C')
    }
  })

  it('give each term of the rights to one’s data a source there is, and a sample no other', () => {
    const { value } = valuesOf(seeds, 'setting').find(({ key }) => key === 'rights.terms') ?? { value: {} }
    const { acknowledge, kinds } = value as { acknowledge: RightsTerm; kinds: Record<string, RightsTerm> }
    expect(Object.keys(kinds)).toEqual(rightKinds)
    const sources = new Map(valuesOf(seeds, 'legalSource').map(({ id, kind }) => [id, kind]))
    for (const { certainty, source } of [acknowledge, ...Object.values(kinds)]) {
      expect(sources.has(source)).toBe(true)
      expect([certainty, sources.get(source)]).toEqual([certainty, certainty === 'C' ? 'sample' : 'decree'])
    }
  })

  it('keep a calendar in which no day is both off and worked', () => {
    for (const year of [2025, 2026, 2027, 2028]) {
      const { value } = valuesOf(seeds, 'setting').find(({ key }) => key === `calendar.${year}`) ?? { value: undefined }
      expect(calendarProblems(year, value as CalendarDays)).toEqual([])
    }
  })
})

describe('a broken seed', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'seeds-'))
    cpSync(fileURLToPath(seedFolder), folder, { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const load = () => readSeeds(pathToFileURL(`${folder}/`), today)
  function change(file: string, from: string, to: string): void {
    const path = join(folder, file)
    const before = readFileSync(path, 'utf8')
    expect(before).toContain(from)
    writeFileSync(path, before.replace(from, to))
  }

  it('with an unknown field is refused', () => {
    change('concepts.json', '"record": "person"', '"colour": "red", "record": "person"')
    expect(load).toThrow('The seed concepts.json, row 1, line 75 is broken: / has the unknown field "colour".')
  })

  it('with a wrong word is refused', () => {
    change('concepts.json', '"type": "string"', '"type": "text"')
    expect(load).toThrow(
      'The seed concepts.json, row 1, line 74 is broken: /type must be one of string, number, boolean, date, object.',
    )
  })

  it('that exempts somebody without saying how that is shown is refused', () => {
    change('procedures.json', '"proof": {', '"proofs": {')
    expect(load).toThrow(
      /^The seed procedures\.json, row \d+, line \d+ is broken: \/law\/exemptions\/\d+ must have required property 'proof'/,
    )
  })

  it('whose fee holds before it was resolved is found', () => {
    change('local-fees.json', '"validFrom": "2025-07-01"', '"resolvedOn": "2025-07-02", "validFrom": "2025-07-01"')
    expect(catalogueFindings(load(), today)).toContainEqual({
      place: 'local-fees.json, row 1 (1.001193@01@2025-07-01)',
      problem: 'it holds from 2025-07-01, before it was resolved',
    })
  })

  it('that says something about the law without a source is found', () => {
    change('procedures.json', '"source": "60/2014/QH13"', '"source": "60/2014/QH99"')
    expect(catalogueFindings(load(), today)).toContainEqual({
      place: 'procedures.json, row 1 (1.001193)',
      problem: 'basis "60/2014/QH99": there is no source 60/2014/QH99',
    })
  })

  it('without one of the languages is refused', () => {
    change('forms/1.013314.json', '"en": "Declaration"', '"de": "Erklärung"')
    expect(load).toThrow(/^The seed forms\/1\.013314\.json, line \d+ is broken: \/layout\/pages\/4\/title /)
  })

  it('with JSON Schema a form may not use is refused', () => {
    change('forms/1.014632.json', '"additionalProperties": false', '"allOf": [], "additionalProperties": false')
    expect(load).toThrow('The seed forms/1.014632.json, line 15 is broken: /schema has the unknown field "allOf".')
  })

  it('that is not JSON, or missing, is refused', () => {
    writeFileSync(join(folder, 'settings.json'), '[')
    expect(load).toThrow(/^The seed settings\.json is broken: not JSON/)
    rmSync(join(folder, 'settings.json'))
    expect(load).toThrow('The seed settings.json is broken: the file cannot be read.')
  })

  it('stated twice is refused', () => {
    change('ministries.json', '"G02"', '"G01"')
    expect(load).toThrow(
      'The seed ministries.json, row 2 (G01) is broken: the authority G01 was already stated in ministries.json, row 1 (G01).',
    )
  })

  it('that announces or agrees on what no registry answers yet is found', () => {
    change('announcements.json', '"person.sex"', '"person.bloodType"')
    change('agreements.json', '"person.match"', '"civilStatus.death.cause"')
    expect(catalogueFindings(load(), today)).toEqual(
      expect.arrayContaining([
        { place: 'announcements.json, row 1 (population)', problem: 'no registry answers person.bloodType yet' },
        {
          place: 'agreements.json, row 1 (communeOffice.1.014632)',
          problem: 'no registry answers civilStatus.death.cause yet',
        },
      ]),
    )
  })

  it('whose concept no service can answer is planned', () => {
    change('concepts/household-business.json', '"certainty": "C",\n    "planned": true', '"certainty": "C"')
    expect(catalogueFindings(load(), today)).toEqual([
      {
        place: 'concepts/household-business.json, row 1 (householdBusiness.code)',
        problem: 'no service answers for business, so the concept is planned',
      },
    ])
  })

  it('that names what does not exist is found', () => {
    change('agreements.json', '"person.match"', '"person.matches"')
    change('announcements.json', '"VN"', '"97"')
    expect(catalogueFindings(load(), today)).toEqual(
      expect.arrayContaining([
        { place: 'agreements.json, row 1 (communeOffice.1.014632)', problem: 'there is no concept person.matches' },
        { place: 'announcements.json, row 1 (population)', problem: 'there is no unit 97 today' },
      ]),
    )
  })

  it('whose form reads what no agreement covers is found', () => {
    change('agreements.json', '"tax.income.payer"', '"tax.code"')
    expect(catalogueFindings(load(), today)).toContainEqual({
      place: 'forms/1.014632.json (1.014632)',
      problem: '/income/applicant/payer: no agreement covers tax.income.payer',
    })
  })
})
