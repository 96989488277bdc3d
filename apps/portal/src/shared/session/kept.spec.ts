import { dropTyped, findTyped, forgetTyped, keepTyped } from './kept'

class Storage {
  [key: string]: unknown
  getItem(key: string) {
    return this[key] ?? null
  }
  setItem(key: string, value: string) {
    this[key] = value
  }
  removeItem(key: string) {
    delete this[key]
  }
}

describe('what is typed and kept', () => {
  beforeEach(() => Object.assign(globalThis, { localStorage: new Storage() }))

  it('is told apart by account, also at one place', () => {
    keepTyped('dossier.act', 'hanh', { reason: 'hers' })
    keepTyped('dossier.act', 'phuc', { reason: 'his' })
    expect(findTyped('dossier.act', 'hanh')).toEqual({ reason: 'hers' })
    dropTyped('dossier.act', 'phuc')
    expect(findTyped('dossier.act', 'phuc')).toBeUndefined()
    expect(findTyped('dossier.act', 'hanh')).toEqual({ reason: 'hers' })
  })

  it('stays when somebody else signs out', () => {
    keepTyped('one', 'lan', { '/request/project': 'hers' })
    forgetTyped('minh')
    expect(findTyped('one', 'lan')).toEqual({ '/request/project': 'hers' })
  })

  it('is forgotten when its owner signs out, and the page she leaves keeps nothing more', () => {
    keepTyped('one', 'thu', { '/request/project': 'hers' })
    forgetTyped('thu')
    keepTyped('two', 'thu', { '/request/project': 'typed last' })
    expect(Object.keys(localStorage)).toEqual([])
  })
})
