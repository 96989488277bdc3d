import type { FastifyRequest } from 'fastify'
import { DomainError } from '#contracts'
import type { Asking } from '../../http/asking.js'
import { DecideOnCorrections } from './decide-on-corrections.js'
import type { OwnedRegistries } from './owned-registries.js'

const request = { url: '/v1/correction-decisions', headers: {}, raw: {} } as unknown as FastifyRequest
const idOf = (registry: string, n: number) => `${registry}.00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

it('waits for a registry that is silent once, and decides the others all the same', async () => {
  const asked: string[] = []
  const localised = ({ decideCorrection }: { decideCorrection: string }) => {
    asked.push(decideCorrection)
    if (decideCorrection === 'land') return Promise.resolve({ status: 'rejected' })
    return Promise.reject(new DomainError('unavailable', 'no_answer', { vi: 'Không trả lời.', en: 'No answer.' }))
  }
  const decideOn = new DecideOnCorrections(
    { localised: (contract: never) => localised({ decideCorrection: contract }) } as unknown as Asking,
    { find: (id: string) => Promise.resolve({ decideCorrection: id }) } as unknown as OwnedRegistries,
  )
  const ids = [...Array.from({ length: 20 }, (_, n) => idOf('vehicles', n)), idOf('land', 1)]
  const results = await decideOn.each({ ids, decision: 'rejected', reason: 'x' }, request)
  expect(results.map(({ status }) => status)).toEqual([...Array.from({ length: 20 }, () => 503), 200])
  expect(asked.filter((registry) => registry === 'vehicles')).toHaveLength(4)
  expect(results.at(-1)).toMatchObject({ state: 'rejected' })
})
