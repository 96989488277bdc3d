import { en } from '../../shared/language/words/en'
import { vi } from '../../shared/language/words/vi'
import { actingForOf, actingKinds, actingQuestions, isUnanswered, refusalsOf } from './acting-for'

const answers = {
  '/actingFor/fullName': '  Trương  Thị Năm'.normalize('NFD'),
  '/actingFor/birthDate': '1956-05-05',
  '/actingFor/personId': '001 156 020 893',
  '/actingFor/evidence/number': '12/2026/UQ',
  '/actingFor/evidence/date': '2026-10-01',
  '/actingFor/scope': ['withdraw', 'submit'],
  '/actingFor/until': '2026-12-31',
}

describe('acting for somebody else', () => {
  it('asks a parent for no paper and no number, and only a power of attorney for scope and term', () => {
    const asked = (kind: (typeof actingKinds)[number]) =>
      actingQuestions(kind, vi).map(({ path }) => path.replace('/actingFor/', ''))
    expect(asked('parent')).toEqual(['fullName', 'birthDate'])
    expect(asked('guardian')).toEqual(['fullName', 'birthDate', 'personId', 'evidence/number', 'evidence/date'])
    expect(asked('authorisation')).toEqual([...asked('guardian'), 'scope', 'until'])
  })

  it('has words for every question of every kind in both languages', () => {
    for (const words of [vi, en])
      for (const kind of actingKinds)
        for (const { label } of actingQuestions(kind, words)) expect(label).toMatch(/\p{L}{2}/u)
  })

  it('sends what the kind needs, names in one form and numbers without spaces', () => {
    expect(actingForOf('parent', answers)).toEqual({
      kind: 'parent',
      fullName: 'Trương Thị Năm',
      birthDate: '1956-05-05',
    })
    expect(actingForOf('authorisation', answers)).toEqual({
      kind: 'authorisation',
      fullName: 'Trương Thị Năm',
      birthDate: '1956-05-05',
      personId: '001156020893',
      evidence: { number: '12/2026/UQ', date: '2026-10-01' },
      scope: ['submit', 'withdraw'],
      until: '2026-12-31',
    })
    expect(actingForOf('guardian', answers)).not.toHaveProperty('until')
  })

  it('takes an empty list of scopes for no answer', () => {
    expect([undefined, null, '', []].map(isUnanswered)).toEqual([true, true, true, true])
    expect(isUnanswered(['submit'])).toBe(false)
  })

  it('puts a refusal at its question, and leaves what belongs to none to the page', () => {
    const told = (path: string) => refusalsOf('authorisation', [{ path, code: 'wrong', message: 'Nay.' }])
    expect(told('/actingFor/until')).toEqual({ '/actingFor/until': 'Nay.' })
    expect(told('/actingFor/evidence')).toEqual({ '/actingFor/evidence/date': 'Nay.' })
    expect(told('/actingFor/evidence/number')).toEqual({ '/actingFor/evidence/number': 'Nay.' })
    expect(told('/actingFor/scope')).toEqual({ '/actingFor/scope': 'Nay.' })
    expect(told('/receivedBy')).toBeUndefined()
    expect(refusalsOf('parent', [{ path: '/actingFor/until', code: 'wrong', message: 'Nay.' }])).toBeUndefined()
    expect(refusalsOf('parent', [])).toBeUndefined()
  })
})
