import { admit, type Lock } from './admission.rules.js'
import { defaultClaims, issuerOf, usualAssurance } from './issuers.js'

const lan = { sub: 'lan', role: 'citizen', name: 'Nguyễn Thị Lan', person_id: '001188014826', birth_date: '1988-08-14' }
const hanh = { sub: 'hanh', role: 'official', name: 'Cao Thị Hạnh', authority: 'H26.00637', permissions: ['reception'] }
const open: Lock = {
  issuer: 'https://issuer.test',
  claims: defaultClaims,
  allowedRoles: ['citizen', 'official', 'head', 'ministry'],
  assuranceOrder: usualAssurance,
}
const strict: Lock = { ...open, minimumAssurance: '2' }

describe('the actor of claims', () => {
  it('is a citizen with what the sign-in states', () => {
    expect(admit({ ...lan, residence: '00637', loa: 2, iss: 'elsewhere' }, open)).toEqual({
      ...{ issuer: 'https://issuer.test', subject: 'lan', role: 'citizen', permissions: [], name: 'Nguyễn Thị Lan' },
      ...{ personId: '001188014826', birthDate: '1988-08-14', residence: '00637' },
    })
  })

  it('is an official with an authority and the permissions that exist', () => {
    const actor = admit({ ...hanh, permissions: ['process', 'everything', 7, 'reception'] }, open)
    expect(actor).toMatchObject({ authority: 'H26.00637', permissions: ['reception', 'process'] })
  })

  it('has only permissions its role can carry', () => {
    expect(admit({ ...lan, permissions: ['waive', 'supervise'] }, open)?.permissions).toEqual([])
    expect(admit({ ...hanh, role: 'ministry', permissions: ['waive'] }, open)?.permissions).toEqual([])
  })

  it('has its name in NFC', () => {
    expect(admit({ ...lan, name: lan.name.normalize('NFD') }, open)?.name).toBe('Nguyễn Thị Lan'.normalize('NFC'))
  })

  it('is read from the claims its issuer names', () => {
    const renamed = { ...open, claims: { ...defaultClaims, personId: 'cccd', role: 'vai_tro' } }
    expect(admit({ sub: 'lan', vai_tro: 'citizen', cccd: '001188014826' }, renamed)?.personId).toBe('001188014826')
  })

  it.each([
    ['no subject', { ...lan, sub: undefined }],
    ['an empty subject', { ...lan, sub: ' ' }],
    ['a control sign in the subject', { ...lan, sub: 'lan\u0000' }],
    ['an unknown role', { ...lan, role: 'root' }],
    ['a role its issuer may not give', { ...lan, role: 'auditor' }],
    ['a role that is an object’s own word', { ...lan, role: 'constructor' }],
    ['several roles', { ...lan, role: ['citizen', 'official'] }],
    ['a citizen without a personal id', { ...lan, person_id: undefined }],
    ['a personal id of another form', { ...lan, person_id: '0011880148' }],
    ['a personal id that is a number', { ...lan, person_id: 1188014826 }],
    ['a birth date of another form', { ...lan, birth_date: '14/08/1988' }],
    ['an official without an authority', { ...hanh, authority: undefined }],
    ['a head without an authority', { ...hanh, role: 'head', authority: '' }],
    ['a ministry without an authority', { ...hanh, role: 'ministry', authority: undefined }],
  ])('is nobody with %s', (_, claims) => {
    expect(admit(claims as never, open)).toBeUndefined()
  })
})

describe('how sure a sign-in has to be', () => {
  it.each([2, '2'])('is met by %p', (loa) => {
    expect(admit({ ...lan, loa }, strict)).toBeDefined()
  })

  it.each([undefined, null, 1, '1', 'low', {}, [], [2], true, NaN, 2.5, '02', 3])('is not met by %p', (loa) => {
    expect(admit({ ...lan, loa }, strict)).toBeUndefined()
  })

  it('goes by the issuer’s own order', () => {
    const words: Lock = { ...open, assuranceOrder: ['low', 'substantial', 'high'], minimumAssurance: 'substantial' }
    expect(admit({ ...lan, loa: 'high' }, words)).toBeDefined()
    expect(admit({ ...lan, loa: 'low' }, words)).toBeUndefined()
    expect(admit({ ...lan, loa: 2 }, words)).toBeUndefined()
  })
})

describe('an issuer', () => {
  const whole = { issuer: 'https://a.test', audience: 'motlan', jwks: { keys: [] }, allowedRoles: ['citizen' as const] }

  it.each([
    ['no allowedRoles', { allowedRoles: undefined }, /allowedRoles/],
    ['an unknown role', { allowedRoles: ['root' as never] }, /allowedRoles/],
    ['no keys', { jwks: undefined }, /jwks/],
    ['an assurance that is none of its levels', { minimumAssurance: 'low' }, /minimumAssurance/],
    ['an assurance that is no level at all', { minimumAssurance: {} as never }, /minimumAssurance/],
  ])('does not start with %s', (_, change, sentence) => {
    expect(() => issuerOf({ ...whole, ...change })).toThrow(sentence)
  })

  it('starts with its levels in order', () => {
    expect(issuerOf({ ...whole, minimumAssurance: 2 })).toMatchObject({
      minimumAssurance: '2',
      assuranceOrder: ['1', '2'],
    })
  })
})
