import { DomainError, dossiers, type Ask } from '#contracts'
import { clockAt } from '#testing'
import type { Asking } from '../../http/asking.js'
import { ExportPerson } from './export-person.js'
import { signedInRequest } from './signed-in.fixture.js'

const clock = clockAt(() => new Date('2026-11-30T03:00:00Z'))
const listed = { items: [{ id: 'kept' }, { id: 'removed' }], nextCursor: null }
const gone = () => Promise.reject(new DomainError('notFound', 'dossier_not_found', { vi: 'Không có.', en: 'None.' }))

/** The services, of which one is asked about a dossier that was removed just before. */
function servicesThatMiss(removedAt: Ask<object, object>): Asking {
  const answer = (contract: Ask<object, object>, question: { dossier?: string }) => {
    if (contract === dossiers.list) return Promise.resolve(listed)
    if (contract === removedAt && question.dossier === 'removed') return gone()
    return Promise.resolve({ id: question.dossier, items: [], nextCursor: null })
  }
  return { ask: answer, localised: answer } as unknown as Asking
}

it.each([
  ['itself', dossiers.get],
  ['its history', dossiers.timeline],
] as [string, Ask<object, object>][])(
  'a dossier that is removed before %s is read is left out, and the export is whole',
  async (_, removedAt) => {
    let text = ''
    for await (const piece of new ExportPerson(servicesThatMiss(removedAt), clock).execute(
      await signedInRequest('lan'),
    ))
      text += piece
    const { dossiers: exported } = JSON.parse(text) as { dossiers: { dossier: { id: string } }[] }
    expect(exported.map(({ dossier }) => dossier.id)).toEqual(['kept'])
  },
)

it('nobody is exported twice at once, and again once the first has ended or was given up', async () => {
  const exporting = new ExportPerson(servicesThatMiss(dossiers.get), clock)
  const [lan, hoa] = [await signedInRequest('lan'), await signedInRequest('hoa')]
  const first = exporting.execute(lan)
  await first.next()
  await expect(exporting.execute(lan).next()).rejects.toMatchObject({ code: 'export_under_way' })
  expect(await exporting.execute(hoa).next()).toMatchObject({ done: false })
  await first.return(undefined)
  const again = exporting.execute(lan)
  for await (const piece of again) expect(piece).not.toBe('')
  expect(await exporting.execute(lan).next()).toMatchObject({ done: false })
})
