import type { FormPaper, LegalSource, Procedure, ProcedureLaw } from '#contracts'
import { deadlineBy } from '#contracts'
import { valuesOf } from '../entries/seed-entry.js'
import { readSeeds, seedFolder } from '../seeding/read-seeds.js'
import { lawParts, paperLawProblems, paperParts, procedureLawProblems, sourceProblems } from './law.rules.js'

const today = '2026-11-30'
const seeds = readSeeds(seedFolder, today)
const sources = new Map(valuesOf(seeds, 'legalSource').map((source) => [source.id, source]))
const offices = new Set(valuesOf(seeds, 'authority').map(({ consumerClass }) => consumerClass as string))
const around = { sources, offices, today }
const same = (text: string) => ({ vi: text, en: text })
const seed = (code: string): Procedure => {
  const found = valuesOf(seeds, 'procedure').find((each) => each.code === code)
  if (!found) throw new TypeError(`There is no procedure ${code}.`)
  return found
}

/** A procedure of the seeds whose law is another. */
function changed(change: (law: ProcedureLaw) => Partial<ProcedureLaw>, code = '1.004873'): string[] {
  const procedure = seed(code)
  if (!procedure.law) throw new TypeError('It has no law.')
  return procedureLawProblems({ ...procedure, law: { ...procedure.law, ...change(procedure.law) } }, around)
}

describe('what the seeds say about the law', () => {
  it('has a source for each part of each procedure and each paper', () => {
    const procedures = valuesOf(seeds, 'procedure')
    expect(procedures.flatMap((procedure) => procedureLawProblems(procedure, around))).toEqual([])
    const papers = valuesOf(seeds, 'form').flatMap(({ documents }) => documents)
    expect(paperLawProblems(papers, around)).toEqual([])
    const parts = [...procedures.flatMap(lawParts), ...paperParts(papers)]
    expect(parts.filter(({ statement }) => !statement)).toEqual([])
    expect(parts.length).toBeGreaterThan(500)
  })

  it('knows the cases of 1.014632 with their handlers, and what is left to an office', () => {
    const handlers = seed('1.014632').law?.handlers ?? []
    expect(handlers.map(({ by }) => by)).toEqual([
      ...['landCertificateOffice', 'communeOffice', 'communeOffice', 'communeOffice', 'employer', 'communePolice'],
    ])
    expect(handlers.every(({ when, note }) => when && note)).toBe(true)
  })

  it('cites the resolution on data for the seven procedures the portal cites it for', () => {
    const citing = valuesOf(seeds, 'procedure').filter(({ law }) =>
      law?.bases.some(({ source }) => source === '66.7/2025/NQ-CP'),
    )
    expect(citing.map(({ code }) => code).sort()).toEqual(
      ['1.000656', '1.000894', '1.001193', '1.004194', '1.004222', '1.004873', '2.000635'].sort(),
    )
  })

  it('names the results of all procedures', () => {
    expect(valuesOf(seeds, 'procedure').filter(({ results = [] }) => results.length === 0)).toEqual([])
  })
})

describe('a statement about the law', () => {
  it.each<[string, (law: ProcedureLaw) => Partial<ProcedureLaw>, RegExp]>([
    [
      'names a source out of force',
      (law) => ({ name: { ...law.name, source: '62/2021/NĐ-CP' } }),
      /62\/2021\/NĐ-CP is not in force/,
    ],
    [
      'names no source there is',
      (law) => ({ name: { ...law.name, source: '1/1999/NĐ-CP' } }),
      /there is no source 1\/1999/,
    ],
    [
      'is A and rests on a sample',
      (law) => ({ name: { ...law.name, source: 'Mẫu' } }),
      /is A, but its source is a sample/,
    ],
    [
      'has a handler that no office is',
      (law) => ({ handlers: law.handlers.map((each) => ({ ...each, by: 'moonOffice' })) }),
      /no office is of the class moonOffice/,
    ],
    [
      'has two handlers in every case',
      (law) => ({ handlers: [...law.handlers, ...law.handlers] }),
      /several handlers apply in every case/,
    ],
    [
      'has two handlers in one case',
      (law) => ({ handlers: [...law.handlers, ...law.handlers].map((each) => ({ ...each, when: same('Luôn') })) }),
      /two handlers apply in the same case/,
    ],
    [
      'has two deadlines that both apply',
      (law) => ({ deadlines: [...law.deadlines, ...law.deadlines] }),
      /two deadlines apply to dossiers by online/,
    ],
    [
      'has no deadline that applies',
      (law) => ({
        deadlines: law.deadlines
          .map((each) => ({ ...each, channels: ['post'] as const }))
          .map((each) => ({ ...each, channels: [...each.channels] })),
      }),
      /no deadline applies to dossiers by counter/,
    ],
    [
      'has a channel the procedure does not name',
      (law) => ({ channels: law.channels.slice(1) }),
      /the channel online is stated in one place only/,
    ],
    [
      'lacks a result',
      (law) => ({ results: law.results.map((each) => ({ ...each, code: 'KQ.X' })) }),
      /the result KQ.G15.000038 has no statement/,
    ],
  ])('is found where it %s', (_, change, problem) => {
    expect(changed(change).join('; ')).toMatch(problem)
  })

  it('is found where a procedure, a fee or a paper has none', () => {
    const { law: _, ...silent } = seed('1.004873')
    expect(procedureLawProblems(silent as Procedure, around).join('; ')).toMatch(/name ".*" has no source/)
    const fees = seed('1.004222').fees.map(({ law: __, ...fee }) => fee)
    expect(procedureLawProblems({ ...seed('1.004222'), fees }, around)).toHaveLength(2)
    const paper: FormPaper = { name: same('Ảnh'), replacedBy: ['person.fullName'] }
    expect(paperLawProblems([paper], around)).toEqual([
      'paper "Ảnh" has no source',
      'replacement "Ảnh: person.fullName" has no source',
    ])
  })
})

describe('a source', () => {
  const source = (more: Partial<LegalSource>): LegalSource => ({
    ...{ id: 'x', kind: 'decree', title: 'X', readAt: 'test', certainty: 'A', ...more },
  })
  it('amends and replaces what is in the table, and ends what it replaces', () => {
    expect(sourceProblems(source({ amends: ['1/1999/NĐ-CP'] }), around)).toEqual([
      'it amends 1/1999/NĐ-CP, which is not in the table',
    ])
    expect(sourceProblems(source({ replaces: ['154/2024/NĐ-CP'] }), around)).toEqual([
      '154/2024/NĐ-CP is replaced by it, and has no last day',
    ])
    expect(sourceProblems(source({ validFrom: '2026-01-02', validTo: '2026-01-01' }), around)).toEqual([
      'it ends before it begins',
    ])
    expect([...sources.values()].flatMap((each) => sourceProblems(each, around))).toEqual([])
  })
})

describe('the deadline by a channel', () => {
  it('is the own one of the channel, else the one of all, never one that an official has to see', () => {
    const of = (amount: number, channels?: ('online' | 'counter')[]) => {
      return {
        amount,
        unit: 'workingDay' as const,
        certainty: 'C' as const,
        source: 'x',
        ...(channels ? { channels } : {}),
      }
    }
    const deadlines = [of(22, ['counter']), of(12)]
    expect([deadlineBy(deadlines, 'online')?.amount, deadlineBy(deadlines, 'counter')?.amount]).toEqual([12, 22])
    const unsure = seed('1.012784').law?.deadlines ?? []
    expect([deadlineBy(unsure, 'online')?.amount, deadlineBy(unsure, 'counter')?.amount]).toEqual([12, 12])
    const verified = seed('2.000635').law?.deadlines ?? []
    expect(deadlineBy(verified, 'counter')?.amount).toBe(0)
    expect(
      deadlineBy(
        verified.filter(({ when }) => when),
        'counter',
      ),
    ).toBeUndefined()
  })
})
