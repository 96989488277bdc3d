import type { FormDocument, InputError, SnapshotField } from '#contracts'
import { notRequested, refusedRequests, saidOf, stillWanted, unanswerable, wantedAt } from './supplement.rules.js'

const field = (rest: Partial<SnapshotField>): SnapshotField => ({
  path: '/a',
  status: 'provided',
  editable: false,
  ...rest,
})
const nothing = { fields: [], documents: [], found: [] }
const book = { text: 'Sổ hộ khẩu', concepts: ['person.residence.address'] }
const paper = { name: 'Sổ hộ khẩu', legalBasis: 'Điều 1' }
const placesOf = (asked: Partial<Parameters<typeof refusedRequests>[0]>, snapshot: SnapshotField[]) =>
  refusedRequests({ ...nothing, ...asked }, snapshot).map(({ path }) => path)

describe('a request for a supplement', () => {
  it('may not ask for a field a registry provided, until it is disputed', () => {
    expect(placesOf({ fields: ['/a', '/b'] }, [field({})])).toEqual(['/a'])
    expect(placesOf({ fields: ['/a'] }, [field({ editable: true, quality: 'disputed' })])).toEqual([])
  })

  it('may not ask for a paper or in words for what is announced', () => {
    expect(placesOf({ documents: [paper], found: [book] }, [])).toEqual(['/documents/0'])
    expect(placesOf({ found: [book] }, [field({ concept: 'person.residence.address' })])).toEqual(['/reason'])
  })

  it('may, where the dossier holds the receipt of a look-up that disappointed', () => {
    const gap = { kind: 'unavailable', lookupId: 'l', fallback: 'ask', message: { vi: '', en: '' } } as const
    expect(placesOf({ found: [book] }, [field({ concept: 'person.residence.address', status: 'gap', gap })])).toEqual(
      [],
    )
    expect(placesOf({ found: [book] }, [field({ concept: 'person.residence.address', quality: 'disputed' })])).toEqual(
      [],
    )
  })

  it('is kept with its words and the basis of each paper', () => {
    expect(saidOf(['Chưa rõ', undefined], [paper])).toBe('Chưa rõ\nSổ hộ khẩu (căn cứ: Điều 1)')
  })
})

describe('what a supplement asks for', () => {
  const text = { type: 'string' }
  const form = {
    layout: { pages: [] },
    schema: {
      properties: {
        project: text,
        truth: { type: 'boolean' },
        home: { type: 'object', properties: { floorArea: { type: 'number' } } },
        members: { type: 'array', items: { type: 'object', properties: { fullName: text, job: text } } },
      },
    },
    bindings: {
      '/project': { mode: 'ask' },
      '/truth': { mode: 'attest' },
      '/home/floorArea': { mode: 'registry', concept: 'land.home.floorArea' },
      '/members/*/fullName': { mode: 'registry', concept: 'household.member.fullName' },
    },
  } as unknown as FormDocument
  const list = { path: '/members', status: 'gap', editable: true } as SnapshotField
  const answers = {
    '/project': 'A',
    '/truth': true,
    '/members': [{ fullName: 'An', job: 'Thợ' }, { fullName: 'Bình' }],
  }
  const standing = { form, fields: [list], answers }
  const codesOf = (errors: InputError[]) => errors.map(({ path, code }) => `${path} ${code}`)

  it.each([
    ['/home', 'not_answerable'],
    ['/home/floorArea', 'not_answerable'],
    ['/members/0', 'not_answerable'],
    ['/members/99/fullName', 'not_answerable'],
    ['/truth', 'not_answerable'],
    ['/nothing', 'unknown_field'],
  ])('is not %s, which nobody can answer', (path, code) => {
    expect(codesOf(unanswerable(standing, [path]))).toEqual([`${path} ${code}`])
  })

  it('is a question, a gap, or an answered member of a list', () => {
    expect(unanswerable(standing, ['/project', '/members', '/members/1/fullName'])).toEqual([])
    expect(unanswerable({ ...standing, answers: { '/truth': false } }, ['/truth'])).toEqual([])
  })

  it('is not a declaration that the submission made, which no answer holds', () => {
    expect(codesOf(unanswerable({ ...standing, answers: {} }, ['/truth']))).toEqual(['/truth not_answerable'])
  })

  it.each<[string, string, object, string[]]>([
    ['a question as it was', '/project', answers, ['/project supplement_unchanged']],
    ['a question taken back', '/project', { ...answers, '/project': null }, ['/project required']],
    ['a question answered', '/project', { ...answers, '/project': 'B' }, []],
    ['a list as it was', '/members', JSON.parse(JSON.stringify(answers)) as object, ['/members supplement_unchanged']],
    ['a member as she was', '/members/0/job', answers, ['/members/0/job supplement_unchanged']],
    ['a member without it', '/members/0/job', { '/members': [{ fullName: 'An' }] }, ['/members/0/job required']],
    ['a member answered', '/members/0/job', { '/members': [{ fullName: 'An', job: 'Y tá' }] }, []],
    [
      'another member only',
      '/members/1/fullName',
      { '/members': [{}, { fullName: 'Bình' }] },
      ['/members/1/fullName supplement_unchanged'],
    ],
    ['a member who is no longer there', '/members/1/fullName', { '/members': [{ fullName: 'An' }] }, []],
    ['a gap of which there is none', '/members', { '/members': null }, []],
  ])('answered with %s', (_, path, now, expected) => {
    const wanted = wantedAt(answers, [path])
    expect(codesOf(stillWanted({ ...standing, answers: { ...now } }, wanted, true))).toEqual(expected)
  })

  it('is settled where another answer hides the question meanwhile, and is not asked then', () => {
    const layout = {
      pages: [
        {
          sections: [
            { fields: [{ path: '/truth' }, { path: '/project', visibleWhen: { path: '/truth', is: [true] } }] },
          ],
        },
      ],
    }
    const asking = { ...standing, form: { ...form, layout } as unknown as FormDocument }
    const [was, wanted] = [{ '/truth': true, '/project': 'A' }, wantedAt({ '/project': 'A' }, ['/project'])]
    expect(codesOf(stillWanted({ ...asking, answers: was }, wanted, true))).toEqual(['/project supplement_unchanged'])
    const hidden = { ...asking, answers: { ...was, '/truth': false } }
    expect(stillWanted(hidden, wanted, true)).toEqual([])
    expect(stillWanted({ ...asking, answers: { '/truth': false } }, wanted, false)).toEqual([])
    expect(codesOf(unanswerable(hidden, ['/project']))).toEqual(['/project not_answerable'])
  })

  it('may stay as it was for an office, and where a registry tells it by now', () => {
    const wanted = wantedAt(answers, ['/project', '/members'])
    expect(stillWanted(standing, wanted, false)).toEqual([])
    const told = ['/project', '/members'].map((path) => field({ path }))
    expect(stillWanted({ ...standing, fields: told }, wanted, true)).toEqual([])
  })
})

describe('what a supplement may change', () => {
  const answers = { '/project': 'A', '/phone': '09', '/members': [{ name: 'Nam' }] }
  const codes = (wanted: string[], given: Record<string, unknown>) =>
    notRequested({ answers, wanted: wanted.map((path) => ({ path })) }, given).map(
      ({ path, code }) => `${path} ${code}`,
    )

  it.each<[string, string[], Record<string, unknown>, string[]]>([
    ['the place that was asked for', ['/project'], { '/project': 'B' }, []],
    ['another place', ['/project'], { '/phone': '08' }, ['/phone not_requested']],
    ['another place, to nothing', ['/project'], { '/phone': null }, ['/phone not_requested']],
    ['the same again', ['/project'], { '/phone': '09' }, []],
    ['what was not answered before', ['/project'], { '/floor': 3 }, []],
    ['the list of which one member was asked for', ['/members/0/name'], { '/members': [{ name: 'Năm' }] }, []],
    ['anything where words ask', [], { '/phone': '08' }, []],
  ])('%s', (_, wanted, given, expected) => {
    expect(codes(wanted, given)).toEqual(expected)
  })
})
