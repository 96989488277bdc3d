import type { Actor } from '#contracts'
import { receptionOf } from './received-at.js'

const now = new Date('2026-11-25T09:00:00+07:00')
const official: Actor = {
  ...{ issuer: 'https://issuer.test', subject: 'hanh', role: 'official', name: 'Cao Thị Hạnh', authority: 'H26.00637' },
  permissions: ['reception'],
}
const body = { snapshotId: 'x', declaration: true }
const earlier = { ...body, receivedAt: '2026-11-23T09:00:00+07:00', receivedReason: 'Hồ sơ giấy, mất mạng.' }

describe('when a dossier was received', () => {
  it('is now, or earlier with a reason that its history shows', () => {
    expect(receptionOf(body, official, now, 5)).toEqual({ at: now })
    expect(receptionOf(earlier, official, now, 5)).toEqual({
      at: new Date(earlier.receivedAt),
      note: 'Nhận lúc 09:00 23/11/2026. Hồ sơ giấy, mất mạng.',
    })
  })

  it('is not for a citizen to say', () => {
    expect(() => receptionOf(earlier, { ...official, role: 'citizen' }, now, 5)).toThrow(
      expect.objectContaining({ code: 'received_at_not_yours' }),
    )
  })

  it.each([
    ['without a reason', { ...body, receivedAt: earlier.receivedAt }, 5, '/receivedReason'],
    ['after now', { ...earlier, receivedAt: '2026-11-25T09:00:01+07:00' }, 5, '/receivedAt'],
    ['longer ago than the limit', earlier, 1, '/receivedAt'],
  ])('is refused %s', (_, given, days, path) => {
    expect(() => receptionOf(given, official, now, days)).toThrow(
      expect.objectContaining({ extra: expect.objectContaining({ errors: [expect.objectContaining({ path })] }) }),
    )
  })
})
