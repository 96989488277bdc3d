import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { keepingServices, registryServices, type ServiceName } from '#contracts'
import { ServiceKeys, Signatures } from '#platform'
import { signedText } from '../../../libs/bus/src/kafka/proofs.js'
import type { BrokerView, StoredMessage } from '../../../test/system/broker-view.js'
import type { Journal } from '../load/journal.js'
import type { Rig } from '../rig.js'
import type { Fault, FaultParts } from './fault.js'

const facts = 'dossiers.facts.v1'

/** The newest messages arrive a second time: questions at any instance, facts behind the others of their key. */
export function duplicates({ rig, random, journal }: FaultParts): Fault {
  const service = random.pick(keepingServices)
  return {
    what: `questions to ${service} and facts arrive twice`,
    holds: ['broker'],
    lasts: 0,
    begin: () =>
      rig.broker(async (view) => {
        const messages = await view.read([`${service}.asks`, facts])
        for (const topic of [`${service}.asks`, facts]) {
          const own = messages.filter((message) => message.topic === topic && !isPoison(message, journal))
          const newest = own.slice(-15)
          const copies = newest.map(({ key, value, headers, partition }) => ({
            ...(topic === facts ? { key, partition } : { partition: random.int(0, 3) }),
            value,
            headers,
          }))
          await view.write(topic, copies)
        }
      }),
  }
}

/** Copies of poison would be poison nobody wrote down. */
function isPoison({ topic, partition, offset, text }: StoredMessage, { earlier, poison: written }: Journal): boolean {
  const isWritten = [...earlier, ...written].some(
    (each) => each.topic === topic && each.partition === partition && each.offset === offset,
  )
  return isWritten || text.includes('poison')
}

/** The offsets of a registry's readers are reset, so that every fact there ever was is heard again. */
export function replay({ rig, random }: FaultParts): Fault {
  const service = random.pick(registryServices)
  const instances = rig.both(service)
  return {
    what: `${service} hears every fact again`,
    holds: ['broker', ...instances.map(({ name }) => name)],
    lasts: 0,
    begin: async () => {
      await Promise.all(instances.map((instance) => instance.end('SIGTERM')))
      try {
        await rig.broker((view) => rewound(view, service))
      } finally {
        for (const instance of instances) instance.release()
      }
    },
  }
}

/** A group can be rewound only when the broker has forgotten its last member. */
async function rewound(view: BrokerView, service: string): Promise<void> {
  const deadline = Date.now() + 12_000
  for (;;) {
    const error = await view.rewind(`${service}.facts`, facts).catch((failure: unknown) => failure)
    if (!error) return
    if (Date.now() > deadline) throw error
    await pause(500)
  }
}

/** Messages nobody can understand, on every kind of topic; what each is bound to leave behind is written down. */
export function poison({ rig, random, journal }: FaultParts): Fault {
  return {
    what: 'poison on the bus',
    holds: ['broker'],
    lasts: 0,
    begin: () =>
      rig.broker(async (view) => {
        const strayFacts = await aboutNothing(rig)
        const replies = (await view.topics()).filter((name) => name.includes('.replies.'))
        const asks = `${random.pick(keepingServices)}.asks`
        for (const [topic, kind, message, parksKey] of [
          [asks, 'not JSON', { value: 'poison {', headers: {} }],
          [asks, 'unsealable', { value: randomBytes(200), headers: { head: headOf(asks) } }],
          [asks, 'of another version', { value: 'x', headers: { head: headOf(asks).replace('"v":"1"', '"v":"9"') } }],
          [asks, 'too large', { value: Buffer.alloc(1_200_000, 'x'), headers: { head: headOf(asks) } }],
          [facts, 'not JSON', { key: 'poison', value: 'poison {', headers: { v: '1', id: randomUUID() } }],
          [facts, 'invalid', { key: 'poison', value: '{"kind":"exploded"}', headers: { v: '1', id: randomUUID() } }],
          [random.pick(replies), 'not JSON', { value: 'poison {', headers: {} }],
          ...strayFacts,
        ] as const) {
          const [place] = await view.write(topic, [message])
          if (place) journal.poison.push({ topic, kind, ...place, parksKey })
        }
      }),
  }
}

/**
 * Facts that fit their contract and tell of a correction nobody opened: the registry's handler must fail on the one the
 * dossiers signed, and must not see those that nobody or another service signed.
 */
async function aboutNothing({ system }: Rig) {
  const by = async (service: ServiceName | undefined) => {
    const [dossierId, id, at] = [randomUUID(), randomUUID(), Date.now()]
    const told = { dossierId, at: new Date(at).toISOString(), correctionId: randomUUID(), registry: 'land' }
    const value = JSON.stringify({ kind: 'correctionOpened', ...told })
    const payload = signedText(`${system.namespace}.${facts}`, dossierId, [id, at], value)
    const signatures = service && new Signatures(ServiceKeys.load(system.keysDir, service))
    const [proof] = (await signatures?.sign('facts', [payload])) ?? []
    const headers = { v: '1', id, from: 'dossiers', at: String(at), ...(proof ? { proof: JSON.stringify(proof) } : {}) }
    return { dossierId, message: { key: dossierId, value, headers } }
  }
  const [own, foreign, unsigned] = await Promise.all([by('dossiers'), by('tax'), by(undefined)])
  return [
    [facts, 'about nothing', own.message, own.dossierId],
    [facts, 'signed by another service', foreign.message],
    [facts, 'unsigned', unsigned.message],
  ] as const
}

function headOf(topic: string): string {
  const service = topic.replace(/\.asks$/, '')
  return JSON.stringify({
    v: '1',
    id: randomUUID(),
    pattern: `${service}.answer.v1`,
    from: 'exchange',
    deadline: Date.now() + 120_000,
    reply: 'nobody',
    cid: 'poison',
  })
}
