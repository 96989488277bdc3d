import { Problem } from '../api/problem'
import { aSnapshot } from '../api/snapshot.fixture'
import type { Dossier, TimelineItem } from '../api/types'
import { Changed, readsTheSame, sendSeen, type Seen } from './send-seen'

const seenAs = (version: number, more: Partial<Dossier> = {}): Seen => ({
  dossier: { status: 'submitted', snapshotId: String(version), answers: {}, ...more } as Dossier,
  etag: `"${version}"`,
  snapshot: aSnapshot({ path: '/a', status: 'provided', value: 'x', editable: false }),
  timeline: [happened('opened')],
})

const happened = (event: string) => ({ event, at: '2026-11-25T02:00:00Z', by: 'citizen' }) as TimelineItem

/** A gateway that holds one version, and the versions that writes named. */
function gatewayAt(newest: Seen) {
  const named: (string | null)[] = []
  const send = ({ etag }: Seen) => {
    named.push(etag)
    return etag === newest.etag ? Promise.resolve('done') : Promise.reject(new Problem(412, { code: 'version_stale' }))
  }
  return { named, send, look: () => Promise.resolve(newest) }
}

describe('sendSeen', () => {
  it('names the version that was seen, and looks at no other where it is the newest', async () => {
    const { named, send } = gatewayAt(seenAs(3))
    await expect(sendSeen(seenAs(3), send, () => Promise.reject(new Error('looked')))).resolves.toBe('done')
    expect(named).toEqual(['"3"'])
  })

  it('does nothing where the dossier reads differently by now, and tells what was and what is', async () => {
    const now = seenAs(4, { status: 'accepted' })
    const { named, send, look } = gatewayAt(now)
    const refused = await sendSeen(seenAs(3), send, look).catch((thrown: unknown) => thrown)
    expect(refused).toBeInstanceOf(Changed)
    expect(refused).toMatchObject({ status: 412, now, before: { etag: '"3"' } })
    expect(named).toEqual(['"3"'])
  })

  it('names a newer version that reads the same', async () => {
    const { named, send, look } = gatewayAt(seenAs(4))
    await expect(sendSeen(seenAs(3), send, look)).resolves.toBe('done')
    expect(named).toEqual(['"3"', '"4"'])
  })

  it('hands on every other refusal', async () => {
    const refusal = new Problem(403)
    const look = () => Promise.reject(new Error('looked'))
    await expect(sendSeen(seenAs(3), () => Promise.reject(refusal), look)).rejects.toBe(refusal)
  })
})

it('a newer look-up of the same values reads the same, another value does not', () => {
  const other = aSnapshot({ path: '/a', status: 'provided', value: 'y', editable: false })
  expect(readsTheSame(seenAs(3), seenAs(4))).toBe(true)
  expect(readsTheSame(seenAs(3), { ...seenAs(4), snapshot: other })).toBe(false)
})

it('a consent taken back or a file attached meanwhile reads differently, and so does a history that cannot be read', () => {
  const since = (...events: string[]) => ({ ...seenAs(4), timeline: ['opened', ...events].map(happened) })
  expect(readsTheSame(seenAs(3), since('prefilled'))).toBe(true)
  expect(readsTheSame(seenAs(3), since('consentRevoked'))).toBe(false)
  expect(readsTheSame(seenAs(3), since('attachmentAdded'))).toBe(false)
  expect(readsTheSame(seenAs(3), { ...seenAs(4), timeline: [] })).toBe(false)
})
