import type { ConceptProgress } from '#contracts'
import { progressAsCsv } from './progress-csv.js'

const item: ConceptProgress = {
  ...{ concept: 'person.sex', name: { vi: 'Giới tính', en: 'Sex, "legal"' }, registry: 'population', owner: 'G01' },
  ...{ ownerName: { vi: 'Bộ Công an', en: 'Ministry' }, announced: true, nationwide: true, territories: 0 },
  ...{ usable: true, used: 2, usedBy: ['1.000656', '1.001193'], askedInSpite: 1, papers: [] },
  askedBy: [
    {
      ...{ procedure: '1.000656', formVersion: '1.0.0', office: 'G15', path: '/x', waived: false },
      label: { vi: 'Nam hay nữ?', en: 'Sex?' },
    },
  ],
}

it('has a row for each concept, in the language, that names who asks', () => {
  const lines = progressAsCsv([item], 'en').split('\r\n')
  expect(lines[0]).toMatch(/^\ufeffowner,ownerName,registry,concept,name,announced/)
  expect(lines[1]).toBe(
    'G01,Ministry,population,person.sex,"Sex, ""legal""",true,true,0,true,2,1.000656 1.001193,1,1,G15 1.000656/x,0,',
  )
})
