import type { FastifyRequest } from 'fastify'
import type { ActCommand, BatchedAct } from '#contracts'
import type { Asking } from '../../http/asking.js'
import { ActOnEachDossier } from './act-on-dossiers.js'

/** What the dossiers were told, when each act began and ended; an act on `slow` ends after all others have begun. */
async function actOn(items: BatchedAct[], headers: Record<string, string> = {}) {
  const log: string[] = []
  const commands: ActCommand[] = []
  const ask = async (_: object, command: ActCommand) => {
    commands.push(command)
    log.push(`${command.dossier} ${command.body.action} begins`)
    await new Promise(setImmediate)
    log.push(`${command.dossier} ${command.body.action} ends`)
    return { version: 2, status: 'accepted' }
  }
  const request = { headers, body: { items }, url: '/v1/dossier-actions', raw: {} } as unknown as FastifyRequest
  await new ActOnEachDossier({ ask } as unknown as Asking).execute({ items }, request)
  return { log, keys: commands.map(({ idempotency }) => idempotency?.key) }
}

it('acts on one dossier are done in their order, also where it is written otherwise', async () => {
  const { log } = await actOn([
    { dossier: 'ab', action: 'complete' },
    { dossier: 'AB', action: 'stop', reason: 'x' },
    { dossier: 'cd', action: 'accept' },
  ])
  expect(log.filter((line) => /^ab/i.test(line))).toEqual([
    'ab complete begins',
    'ab complete ends',
    'AB stop begins',
    'AB stop ends',
  ])
  expect(log).toContain('cd accept ends')
})

it('each act has a key of its own, as long as it may be, also of keys that differ at their end only', async () => {
  const items: BatchedAct[] = [
    { dossier: 'ab', action: 'accept' },
    { dossier: 'cd', action: 'accept' },
  ]
  const keysOf = async (key: string) => (await actOn(items, { 'idempotency-key': key })).keys
  const keys = [...(await keysOf(`${'k'.repeat(254)}a`)), ...(await keysOf(`${'k'.repeat(254)}b`))]
  expect(new Set(keys).size).toBe(4)
  expect(keys.every((key) => (key?.length ?? 256) <= 255)).toBe(true)
})
