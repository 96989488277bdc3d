import type { Bilingual, FormDocument } from '#contracts'

const same = (text: string): Bilingual => ({ vi: text, en: text })
const why = same('Vì sao')
const fallback = { lookupFailed: 'ask', incomplete: 'ask', inaccurate: 'askWithEvidence' } as const
const closed = { type: 'object', additionalProperties: false } as const

/** A small consistent form with a field of each mode, for tests. */
export function aForm(): FormDocument {
  return {
    procedure: '1.014632',
    formVersion: '1.0.0',
    title: same('Biểu mẫu'),
    schema: {
      ...closed,
      required: ['request', 'declaration'],
      properties: {
        applicant: {
          ...closed,
          properties: { fullName: { type: 'string', maxLength: 100, examples: ['Trần Thị Ngọc Lan'] } },
        },
        home: { ...closed, properties: { floorArea: { type: 'number', minimum: 0, 'x-unit': 'm²' } } },
        assessment: {
          ...closed,
          properties: { areaPerHead: { type: 'number', 'x-unit': 'm²' }, isSmall: { type: 'boolean' } },
        },
        request: {
          ...closed,
          required: ['project', 'form'],
          properties: {
            project: { type: 'string', maxLength: 200, examples: ['Chưa có'] },
            form: { type: 'string', enum: ['buy'], 'x-labels': { buy: same('Mua') } },
          },
        },
        declaration: { type: 'boolean', const: true },
      },
    },
    layout: { pages: [{ title: same('Trang'), sections: [{ title: same('Phần'), fields: fields() }] }] },
    bindings: {
      '/applicant/fullName': { mode: 'registry', concept: 'person.fullName', subject: 'applicant', why, fallback },
      '/home/floorArea': { mode: 'registry', concept: 'land.home.floorArea', subject: 'applicant', why, fallback },
      '/assessment/areaPerHead': { mode: 'derive', from: ['/home/floorArea'], rule: { name: 'areaPerHead' }, why },
      '/assessment/isSmall': { mode: 'derive', from: ['/assessment/areaPerHead'], rule: { name: 'areaPerHead' }, why },
      '/request/project': { mode: 'ask', why },
      '/request/form': { mode: 'ask', why },
      '/declaration': { mode: 'attest', why },
    },
    documents: [{ name: same('Bản sao căn cước'), replacedBy: ['person.fullName'] }],
  }
}

function fields() {
  const paths = [
    '/applicant/fullName',
    '/home/floorArea',
    '/assessment/areaPerHead',
    '/assessment/isSmall',
    '/request/project',
    '/request/form',
    '/declaration',
  ]
  return paths.map((path) => ({ path, label: same(path) }))
}
