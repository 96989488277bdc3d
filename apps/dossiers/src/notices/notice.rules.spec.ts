import { dossierEvents, noticeKinds, noticeRoles, type Actor } from '#contracts'
import type { Representation } from '../representation/representation.rules.js'
import { dueSoonNotices, noticesOf, type NoticedDossier } from './notice.rules.js'
import { noticeText } from './notice-texts.js'

const today = '2026-11-25'
const minh: Actor = {
  ...{ issuer: 'i', subject: 'minh', role: 'citizen', permissions: [], name: 'Đỗ Quang Minh' },
  personId: '001090021473',
}
const hoa: Actor = { ...minh, subject: 'hoa', personId: '052190035174', name: 'Phạm Thị Hoa' }
const hanh: Actor = {
  ...{ issuer: 'i', subject: 'hanh', role: 'official', name: 'Cao Thị Hạnh', authority: 'H26.00637' },
  permissions: ['reception'],
}
const own: NoticedDossier = { identity: 'verified', applicantPersonId: minh.personId ?? '', representation: null }
const byHoa: Representation = {
  ...{ kind: 'authorisation', personId: hoa.personId ?? '', name: hoa.name, status: 'verified', evidence: null },
  ...{ scope: ['submit'], until: '2026-12-31', ends: '2026-12-31', decidedBy: null, reason: null },
}
const represented: NoticedDossier = { ...own, representation: byHoa }

/** Who is told what, as `person role kind`. */
function told(event: (typeof dossierEvents)[number], dossier: NoticedDossier, actor: Actor) {
  const names = new Map([
    [minh.personId, 'minh'],
    [hoa.personId, 'hoa'],
  ])
  return noticesOf([{ event }], dossier, actor, today).map(
    ({ personId, as, kind }) => `${names.get(personId) ?? personId} ${as} ${kind}`,
  )
}

describe('who is told what', () => {
  it.each([
    ['submitted', own, minh, ['minh applicant received']],
    ['accepted', own, hanh, ['minh applicant accepted']],
    ['rejected', own, hanh, ['minh applicant rejected']],
    ['supplementRequested', own, hanh, ['minh applicant supplementRequested']],
    ['dueMoved', own, hanh, ['minh applicant dueMoved']],
    ['completed', own, hanh, ['minh applicant completed']],
    ['started', own, hanh, []],
    ['prefilled', own, minh, []],
    ['opened', own, minh, []],
    ['opened', own, hanh, ['minh applicant openedByOffice']],
    ['opened', represented, hoa, ['minh applicant representationProposed']],
    ['submitted', represented, hoa, ['minh applicant received', 'hoa representative received']],
    ['accepted', represented, hanh, ['minh applicant accepted', 'hoa representative accepted']],
    ['consentGiven', own, minh, []],
    ['consentGiven', own, hoa, ['minh applicant consentGiven']],
    [
      ...(['representationAccepted', represented, hanh] as const),
      ['minh applicant representationAccepted', 'hoa representative representationAccepted'],
    ],
  ] as const)('of %s', (event, dossier, actor, expected) => {
    expect(told(event, dossier, actor)).toEqual(expected)
  })

  it('nobody whose number was only typed', () => {
    for (const event of dossierEvents) expect(told(event, { ...own, identity: 'unverified' }, hanh)).toEqual([])
  })

  it('no representative whose right is over, but that it was refused', () => {
    const ended = { ...own, representation: { ...byHoa, ends: '2026-11-24' } }
    const refused = { ...own, representation: { ...byHoa, status: 'refused' as const } }
    expect(told('accepted', ended, hanh)).toEqual(['minh applicant accepted'])
    expect(told('accepted', refused, hanh)).toEqual(['minh applicant accepted'])
    expect(told('representationRefused', refused, hanh)).toContain('hoa representative representationRefused')
    expect(dueSoonNotices(ended, today)).toHaveLength(1)
    expect(dueSoonNotices(represented, today)).toHaveLength(2)
  })

  it('one whose consent is asked, by number and name', () => {
    const concerned = { personId: hoa.personId ?? '', fullName: hoa.name }
    expect(noticesOf([{ event: 'consentRequested', concerned }], own, minh, today)).toEqual([
      { personId: hoa.personId, name: hoa.name, as: 'concerned', kind: 'consentRequested' },
    ])
  })

  it('once, where the last part completes the dossier', () => {
    const kinds = (...events: ('partCompleted' | 'completed')[]) =>
      noticesOf(
        events.map((event) => ({ event })),
        own,
        hanh,
        today,
      ).map(({ kind }) => kind)
    expect(kinds('partCompleted')).toEqual(['partCompleted'])
    expect(kinds('partCompleted', 'completed')).toEqual(['completed'])
  })
})

describe('what a notice says', () => {
  it('is a sentence in each language that names at most the code', () => {
    for (const kind of noticeKinds)
      for (const as of noticeRoles)
        for (const code of ['H26.00637-261125-0001', null]) {
          const { vi, en } = noticeText({ kind, as, code })
          for (const text of [vi, en]) {
            expect(text).toMatch(/^\p{Lu}.*\.$/u)
            expect(text.replace(code ?? '', '')).not.toMatch(/\d|undefined|null/)
          }
        }
  })

  it('tells a dossier of their own from one they handle', () => {
    const code = 'H26.00637-261125-0001'
    expect(noticeText({ kind: 'completed', as: 'applicant', code }).vi).toBe(`Hồ sơ ${code} của bạn đã có kết quả.`)
    expect(noticeText({ kind: 'completed', as: 'representative', code }).vi).toBe(
      `Hồ sơ ${code} bạn làm thay đã có kết quả.`,
    )
    expect(noticeText({ kind: 'accepted', as: 'applicant', code }).en).toBe(`Your dossier ${code} was accepted.`)
  })

  it('says which channel was refused', () => {
    const facts = { kind: 'channelRefused', as: 'concerned', code: null } as const
    expect(noticeText({ ...facts, channel: 'sms' }).en).toMatch(/^The phone number/)
  })
})
