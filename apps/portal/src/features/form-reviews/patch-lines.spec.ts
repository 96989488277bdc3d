import { patchLines } from './patch-lines'

const finding = { rule: 'ONCE013', severity: 'warning' as const, field: '/contact/phone', message: '' }
const binding = { mode: 'ask', asks: 'request.other' }
const place = '/bindings/~1contact~1phone'

describe('the lines of a binding', () => {
  it('show what is removed, added and left where the binding is replaced', () => {
    const patch = [{ op: 'replace' as const, path: place, value: { mode: 'registry', concept: 'person.personId' } }]
    expect(patchLines({ binding, finding: { ...finding, patch } })).toEqual([
      { kind: 'removed', text: '"mode": "ask"' },
      { kind: 'removed', text: '"asks": "request.other"' },
      { kind: 'added', text: '"mode": "registry"' },
      { kind: 'added', text: '"concept": "person.personId"' },
    ])
  })

  it('show single changes, and leave out other places of the form', () => {
    const patch = [
      { op: 'add' as const, path: `${place}/concept`, value: 'drivingLicence.number' },
      { op: 'remove' as const, path: `${place}/asks` },
      { op: 'remove' as const, path: '/schema/required' },
    ]
    expect(patchLines({ binding, finding: { ...finding, patch } })).toEqual([
      { kind: 'same', text: '"mode": "ask"' },
      { kind: 'removed', text: '"asks": "request.other"' },
      { kind: 'added', text: '"concept": "drivingLicence.number"' },
    ])
  })

  it('are the binding itself where there is no patch', () => {
    expect(patchLines({ binding, finding }).every(({ kind }) => kind === 'same')).toBe(true)
  })
})
