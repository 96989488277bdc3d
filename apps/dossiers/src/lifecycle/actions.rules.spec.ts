import {
  dossierActions,
  dossierStatuses,
  dossierAccess,
  type Actor,
  type DossierAction,
  type DossierStatus,
} from '#contracts'
import { standardProcess, standardWithout } from '#forms'
import { assertMay, type Related } from '../dossier/access.rules.js'
import { act, allowedActions, isEditable, isOpen } from './actions.rules.js'

const lan: Actor = {
  issuer: 'https://issuer.test',
  subject: 'a',
  role: 'citizen',
  permissions: [],
  name: 'Lan',
  personId: '001188024617',
}
const tam: Actor = {
  issuer: 'https://issuer.test',
  subject: 'b',
  role: 'official',
  permissions: ['reception', 'process', 'sign'],
  name: 'Tám',
  authority: 'H26.00637',
}
const clerk: Actor = { ...tam, permissions: ['reception'] }

describe('actions on a dossier', () => {
  it.each<[DossierStatus, Actor, DossierAction[]]>([
    ['draft', tam, []],
    ['submitted', tam, ['accept', 'reject']],
    ['submitted', lan, ['withdraw']],
    ['accepted', tam, ['start', 'requestSupplement', 'complete', 'stop']],
    ['accepted', clerk, []],
    ['inProgress', tam, ['requestSupplement', 'complete', 'stop']],
    ['supplementRequested', lan, ['supplement', 'withdraw']],
    ['completed', clerk, ['returnResult']],
    ['returned', tam, []],
  ])('from %s', (status, actor, expected) => {
    expect(allowedActions(standardProcess, status, actor)).toEqual(expected)
  })

  it('leads where the graph says and nowhere else', () => {
    for (const status of dossierStatuses) {
      for (const action of dossierActions) {
        const allowed = allowedActions(standardProcess, status, tam).includes(action)
        if (allowed) expect(dossierStatuses).toContain(act(standardProcess, status, action, tam, 'because'))
        else expect(() => act(standardProcess, status, action, tam, 'because')).toThrow()
      }
    }
  })

  it('names what is possible instead', () => {
    expect(() => act(standardProcess, 'completed', 'accept', tam, undefined)).toThrow(
      expect.objectContaining({ code: 'action_not_allowed', extra: { allowed: ['returnResult'] } }),
    )
  })

  it('is not possible where the procedure goes without it, and what is possible is named', () => {
    const atOnce = standardWithout(['supplementRequested'])
    expect(allowedActions(atOnce, 'accepted', tam)).toEqual(['start', 'complete', 'stop'])
    expect(() => act(atOnce, 'accepted', 'requestSupplement', tam, 'because')).toThrow(
      expect.objectContaining({
        code: 'action_not_allowed',
        extra: { allowed: ['start', 'complete', 'stop', 'assign', 'transfer', 'requestOpinion'] },
      }),
    )
  })

  it('refuses whoever lacks the permission, and a refusal without its reason', () => {
    expect(() => act(standardProcess, 'accepted', 'complete', clerk, undefined)).toThrow(
      expect.objectContaining({ code: 'permission_missing' }),
    )
    expect(() => act(standardProcess, 'submitted', 'accept', lan, undefined)).toThrow(
      expect.objectContaining({ kind: 'forbidden' }),
    )
    expect(() => act(standardProcess, 'submitted', 'reject', tam, undefined)).toThrow(
      expect.objectContaining({ code: 'reason_needed' }),
    )
  })

  it('lets facts be looked up only while the dossier is open, and changed only while the applicant has it', () => {
    expect(dossierStatuses.filter(isEditable)).toEqual(['draft', 'supplementRequested'])
    expect(dossierStatuses.filter((status) => !isOpen(status))).toEqual([
      'rejected',
      'withdrawn',
      'stopped',
      'completed',
      'returned',
    ])
  })
})

describe('who may see a dossier', () => {
  const dossier: Related = {
    status: 'submitted',
    channel: 'citizen',
    applicantPersonId: '001188024617',
    identity: 'verified',
    receivedBy: 'H26.00637',
    handledBy: 'H26.00637',
    transfer: null,
    inquiries: [],
  }
  const sees = (actor: Actor, change: Partial<Related> = {}) => {
    try {
      assertMay(dossierAccess.read, { ...dossier, ...change }, actor, '2026-11-24')
      return 'seen'
    } catch (error) {
      return (error as { code: string }).code
    }
  }

  it.each<[string, Actor, Partial<Related>, string]>([
    ['the citizen herself', lan, {}, 'seen'],
    ['another citizen', { ...lan, personId: '001188024618' }, {}, 'dossier_not_found'],
    ['a citizen without an id', { ...lan, personId: undefined }, { applicantPersonId: null }, 'dossier_not_found'],
    ['an official of the receiving commune', tam, {}, 'seen'],
    ['an official of another commune', { ...tam, authority: 'H26.00001' }, {}, 'dossier_not_found'],
    ['an official whose code only begins alike', { ...tam, authority: 'H26.0063' }, {}, 'dossier_not_found'],
    ['the head of the province', { ...tam, role: 'head', authority: 'H26' }, {}, 'seen'],
    ['the head of another province', { ...tam, role: 'head', authority: 'H2' }, {}, 'dossier_not_found'],
    ['an official, of a draft a citizen is filling in', tam, { status: 'draft' }, 'dossier_not_found'],
    ['an official, of a draft opened at the counter', tam, { status: 'draft', channel: 'counter' }, 'seen'],
    ['an auditor', { ...tam, role: 'auditor' }, {}, 'dossier_not_found'],
    ['a ministry', { ...tam, role: 'ministry' }, {}, 'dossier_not_found'],
    ['an official without a permission', { ...tam, permissions: [] }, {}, 'permission_missing'],
    ['the citizen whose id was only typed', lan, { identity: 'unverified' }, 'dossier_not_found'],
  ])('%s', (_, actor, change, expected) => {
    expect(sees(actor, change)).toBe(expected)
  })
})
