import { aGap, aSnapshot, aSource } from '../api/snapshot.fixture'
import type { FormDocument, SnapshotField, Source } from '../api/types'
import { isOpen, linesOf, tallyOf } from './entries'
import { viewOf } from './form-view'

const text = (word: string) => ({ vi: word, en: word })
const line = (path: string) => ({ path, label: text(path) })
const why = text('why')

const form: FormDocument = {
  procedure: '1.014632',
  formVersion: '1.0.0',
  title: text('form'),
  documents: [],
  schema: {
    type: 'object',
    required: ['wish'],
    properties: { wish: { type: 'string' }, note: { type: 'string' }, area: { type: 'number' } },
  },
  layout: {
    pages: [
      {
        title: text('page'),
        sections: [
          { title: text('family'), fields: [line('/name'), line('/members/*/name'), line('/members/*/born')] },
          { title: text('home'), fields: [line('/parcel'), line('/area'), line('/income')] },
          { title: text('wishes'), fields: [line('/wish'), line('/note'), line('/oath')] },
        ],
      },
    ],
  },
  bindings: {
    '/name': { mode: 'registry', concept: 'person.fullName', why },
    '/members/*/name': { mode: 'registry', concept: 'household.name', why },
    '/members/*/born': { mode: 'registry', concept: 'household.born', why },
    '/parcel': { mode: 'registry', concept: 'land.parcel', why },
    '/area': { mode: 'registry', concept: 'land.area', why },
    '/income': { mode: 'registry', concept: 'tax.income', why },
    '/wish': { mode: 'ask', why },
    '/note': { mode: 'ask', why },
    '/oath': { mode: 'attest', why },
  },
}

const provided = (path: string, registry: Source['registry'], value = 'x'): SnapshotField => ({
  path,
  status: 'provided',
  value,
  quality: 'verified',
  editable: false,
  source: aSource(registry),
})
const snapshot = aSnapshot
const asked = (path: string): SnapshotField => ({ path, status: 'ask', editable: true })

describe('viewOf', () => {
  it('keeps a place for every fact before the registries have answered', () => {
    const entries = viewOf(form, null, {}).flatMap((section) => section.entries)
    expect(entries.map(({ path, state }) => [path, state])).toEqual([
      ['/name', 'wait'],
      ['/members/*/name', 'wait'],
      ['/members/*/born', 'wait'],
      ['/parcel', 'wait'],
      ['/area', 'wait'],
      ['/income', 'wait'],
      ['/wish', 'ask'],
      ['/note', 'ask'],
      ['/oath', 'attest'],
    ])
  })

  it('expands a list by the positions the snapshot names and joins the facts of one item', () => {
    const [family] = viewOf(
      form,
      snapshot(
        provided('/members/0/name', 'population', 'Hoà'),
        provided('/members/0/born', 'population'),
        provided('/members/10/name', 'population', 'An'),
        provided('/members/2/name', 'population', 'Khôi'),
      ),
      {},
    )
    expect(family?.entries.map(({ path }) => path)).toEqual([
      '/members/0/name',
      '/members/0/born',
      '/members/2/name',
      '/members/10/name',
    ])
    expect(linesOf(family?.entries ?? [])).toHaveLength(3)
    const [sheet] = family?.blocks ?? []
    expect(sheet?.kind === 'sheet' && sheet.parts.map((part) => part.kind === 'item' && part.name)).toEqual([
      'Hoà',
      'Khôi',
      'An',
    ])
  })

  it('shows a list that could not be looked up as one gap', () => {
    const gap: SnapshotField = { path: '/members', status: 'gap', editable: true, gap: aGap('unavailable') }
    const [family] = viewOf(form, snapshot(gap), {})
    expect(family?.entries.map(({ path, state }) => [path, state])).toEqual([['/members', 'gap']])
  })

  it('leaves out sections and fields that do not apply', () => {
    const sections = viewOf(form, snapshot(provided('/name', 'population')), {})
    expect(sections.map(({ title }) => title.en)).toEqual(['family'])
  })

  it('starts a sheet for each source and lets a gap stand with its neighbours', () => {
    const gap: SnapshotField = {
      path: '/area',
      registry: 'land',
      status: 'gap',
      editable: true,
      gap: aGap('incomplete'),
    }
    const [home] = viewOf(form, snapshot(provided('/parcel', 'land'), gap, provided('/income', 'tax')), {})
    expect(home?.blocks.map((block) => block.kind === 'sheet' && [block.registry, block.parts.length])).toEqual([
      ['land', 2],
      ['tax', 1],
    ])
  })

  it('tells a choice, a chosen record, a disputed fact and an attestation apart', () => {
    const choices = [{ key: 'a', label: 'A' }]
    const states = (field: SnapshotField) => viewOf(form, snapshot(field), {})[0]?.entries[0]?.state
    expect(states({ ...asked('/parcel'), choices })).toBe('choice')
    expect(states({ ...provided('/parcel', 'land', 'a'), choices })).toBe('chosen')
    expect(states({ ...provided('/name', 'population'), quality: 'disputed' })).toBe('doubt')
    expect(states(asked('/oath'))).toBe('attest')
  })
})

describe('what is still to be said', () => {
  it('counts questions, answers and gaps, but no optional question left empty', () => {
    const gap: SnapshotField = { path: '/area', status: 'gap', editable: true, gap: aGap('notFound') }
    const fields = [provided('/name', 'population'), gap, asked('/wish'), asked('/note'), asked('/oath')]
    expect(tallyOf(viewOf(form, snapshot(...fields), {}))).toEqual({ known: 1, own: 0, wait: 0, gap: 1, ask: 2 })
    const answers = { '/wish': 'rent', '/area': 48, '/oath': true }
    expect(tallyOf(viewOf(form, snapshot(...fields), answers))).toEqual({ known: 1, own: 3, wait: 0, gap: 0, ask: 0 })
  })

  it('demands required answers, declarations, and a word on every gap', () => {
    const gap: SnapshotField = { path: '/area', status: 'gap', editable: true, gap: aGap('notFound') }
    const entries = viewOf(form, snapshot(gap, asked('/wish'), asked('/note'), asked('/oath')), {
      '/oath': false,
    }).flatMap((section) => section.entries)
    expect(entries.filter(isOpen).map(({ path }) => path)).toEqual(['/area', '/wish', '/oath'])
  })
})
