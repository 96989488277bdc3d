import { filterOf, findViews, isSameView, keepViews, withView } from './saved-views'

describe('views that are saved', () => {
  const kept: Record<string, string> = {}
  beforeEach(() =>
    Object.assign(globalThis, {
      localStorage: {
        getItem: (key: string) => kept[key] ?? null,
        setItem: (key: string, value: string) => void (kept[key] = value),
      },
    }),
  )

  it('keep the filter and never what was searched for', () => {
    const filter = filterOf(new URLSearchParams('status=submitted&q=nguyet&assigned=me&due='))
    expect(filter).toEqual({ status: 'submitted', assigned: 'me' })
    expect(isSameView(filter, { assigned: 'me', status: 'submitted', due: '' })).toBe(true)
    expect(isSameView(filter, { assigned: 'me' })).toBe(false)
  })

  it('are those of one account, at most ten, one of each name', () => {
    keepViews('hanh', withView([], { name: 'Mới', filter: { status: 'submitted' } }))
    keepViews('phuc', [])
    const views = withView(findViews('hanh'), { name: 'Mới', filter: { due: 'today' } })
    expect(views).toEqual([{ name: 'Mới', filter: { due: 'today' } }])
    expect(findViews('phuc')).toEqual([])
    const many = Array.from({ length: 12 }, (_, index) => ({ name: String(index), filter: {} }))
    expect(many.reduce(withView, [] as typeof many).map(({ name }) => name)[0]).toBe('2')
  })

  it('are none where the browser holds something else', () => {
    kept['motlan.views.hanh'] = '{"not": "a list"}'
    expect(findViews('hanh')).toEqual([])
    kept['motlan.views.hanh'] = 'broken'
    expect(findViews('hanh')).toEqual([])
  })
})
