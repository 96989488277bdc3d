import { actorOfClaims } from './claims.rules.js'

const lan = { sub: 'lan', role: 'citizen', name: 'Nguyễn Thị Lan', person_id: '001188014826', birth_date: '1988-08-14' }
const hanh = { sub: 'hanh', role: 'official', name: 'Cao Thị Hạnh', authority: 'H26.00637', permissions: ['reception'] }

describe('the actor of claims', () => {
  it('is a citizen with what the sign-in states', () => {
    expect(actorOfClaims({ ...lan, residence: '00637', loa: 2, iss: 'elsewhere' })).toEqual({
      ...{ subject: 'lan', role: 'citizen', permissions: [], name: 'Nguyễn Thị Lan' },
      ...{ personId: '001188014826', birthDate: '1988-08-14', residence: '00637' },
    })
  })

  it('is an official with an authority and the permissions that exist', () => {
    const actor = actorOfClaims({ ...hanh, permissions: ['process', 'everything', 7, 'reception'] })
    expect(actor).toMatchObject({ authority: 'H26.00637', permissions: ['reception', 'process'] })
  })

  it('has its name in NFC', () => {
    expect(actorOfClaims({ ...lan, name: lan.name.normalize('NFD') })?.name).toBe('Nguyễn Thị Lan'.normalize('NFC'))
  })

  it.each([
    ['no subject', { ...lan, sub: undefined }],
    ['an empty subject', { ...lan, sub: ' ' }],
    ['an unknown role', { ...lan, role: 'root' }],
    ['a role that is an object’s own word', { ...lan, role: 'constructor' }],
    ['several roles', { ...lan, role: ['citizen', 'official'] }],
    ['a citizen without a personal id', { ...lan, person_id: undefined }],
    ['a personal id of another form', { ...lan, person_id: '0011880148' }],
    ['a personal id that is a number', { ...lan, person_id: 1188014826 }],
    ['a birth date of another form', { ...lan, birth_date: '14/08/1988' }],
    ['an official without an authority', { ...hanh, authority: undefined }],
    ['a head without an authority', { ...hanh, role: 'head', authority: '' }],
  ])('is nobody with %s', (_, claims) => {
    expect(actorOfClaims(claims)).toBeUndefined()
  })
})
