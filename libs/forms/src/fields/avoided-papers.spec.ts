import { avoidedPapers } from './avoided-papers.js'

const land = (more: object = {}) => ({ name: 'certificate', replacedBy: ['land.area', 'land.use'], ...more })
const given = (
  concept: string,
  more: object = {},
): { path: string; concept: string; status: string; value?: string } => ({
  ...{ path: `/${concept}`, concept, status: 'provided', ...more },
})
const both = [given('land.area'), given('land.use')]
const names = (papers: ReturnType<typeof land>[], fields = both, answers = {}) =>
  avoidedPapers(papers, fields, answers).map(({ name }) => name)

describe('the papers a dossier need not bring', () => {
  it('are those whose content was provided', () => {
    expect(names([land()])).toEqual(['certificate'])
    expect(names([land(), { ...land(), name: 'none', replacedBy: [] }])).toEqual(['certificate'])
    expect(avoidedPapers([{ replacedBy: null }], both, {})).toEqual([])
  })

  it.each([
    ['nothing of it was provided', []],
    ['something of it is missing', [given('land.area'), { path: '/use', concept: 'land.use', status: 'gap' }]],
    ['something of it is disputed', [given('land.area'), given('land.use', { quality: 'disputed' })]],
    ['something of it was not asked', [given('land.area'), given('land.use', { notAsked: 'waits' })]],
  ])('do not include one where %s', (_, fields) => {
    expect(names([land()], fields)).toEqual([])
  })

  it('do not include what is only shown, nor what the official list does not have', () => {
    expect(names([land({ shown: true })])).toEqual([])
    expect(names([land({ onlyIfMissing: true })])).toEqual([])
  })

  it('include a paper of one case only in that case', () => {
    const paper = land({ appliesWhen: { path: '/basis', is: ['own'] } })
    expect(names([paper])).toEqual([])
    expect(names([paper], both, { '/basis': 'rented' })).toEqual([])
    expect(names([paper], both, { '/basis': 'own' })).toEqual(['certificate'])
    expect(names([paper], [...both, { path: '/basis', status: 'provided', value: 'own', concept: 'x' }])).toEqual([
      'certificate',
    ])
  })
})
