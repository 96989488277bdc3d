import { anyConnector, isAmong, isAsk, isJoined, requestTopic, type Contract, type ServiceName } from '#contracts'
import type { ServiceDefinition } from '#platform'

export type Operation = 'read' | 'write' | 'describe' | 'create' | 'delete'

/** One line of the broker's access list: what one service may do with a topic or a group. */
export interface Access {
  user: ServiceName
  resource: 'topic' | 'group'
  /** Without the namespace. */
  name: string
  /** Whether every name that begins so is meant: the topics and groups of an instance have its id at their end. */
  prefixed: boolean
  operations: Operation[]
}

type Declared = Pick<ServiceDefinition, 'name' | 'asks' | 'hears' | 'followsCatalogue'>

/**
 * What each service may do on the broker and nothing else, from what it declares (`asks`, `hears`, `followsCatalogue`)
 * and from whose the contracts are. A service that does more fails in its own process already.
 */
export function accessOf(services: readonly Declared[], contracts: readonly Contract[]): Access[] {
  return services.flatMap((service) => [
    ...answering(service, services, contracts),
    ...asking(service, services),
    ...announcing(service, contracts),
    ...hearing(service, contracts),
  ])
}

/** The topics that exist before any service starts. */
export function sharedTopics(services: readonly Declared[], contracts: readonly Contract[]) {
  return {
    requests: services.filter(({ name }) => answers(name, contracts)).map(({ name }) => name),
    facts: contracts.flatMap((contract) => (contract.kind === 'facts' ? [contract.topic] : [])),
    states: contracts.flatMap((contract) => (contract.kind === 'state' ? [contract.topic] : [])),
  }
}

function answering({ name }: Declared, services: readonly Declared[], contracts: readonly Contract[]): Access[] {
  if (!answers(name, contracts)) return []
  const topic = requestTopic(name)
  const askers = services.filter(({ asks }) => isAmong(name, asks ?? []))
  return [
    of(name, 'topic', topic, ['read', 'describe']),
    of(name, 'group', topic, ['read', 'describe']),
    ...askers.map((asker) => of(name, 'topic', `${asker.name}.replies.`, ['write', 'describe'], true)),
  ]
}

/** The reply topic of an instance is its own: it makes it, reads it and removes it. */
function asking({ name, asks = [] }: Declared, services: readonly Declared[]): Access[] {
  if (asks.length === 0) return []
  const joined = asks.includes(anyConnector) ? services.map((each) => each.name).filter(isJoined) : []
  const asked = [...asks.filter((each) => each !== anyConnector), ...joined]
  const replies = `${name}.replies.`
  return [
    ...asked.map((each) => of(name, 'topic', requestTopic(each), ['write', 'describe'])),
    of(name, 'topic', replies, ['create', 'read', 'describe', 'delete'], true),
    of(name, 'group', replies, ['read', 'describe', 'delete'], true),
  ]
}

function announcing({ name }: Declared, contracts: readonly Contract[]): Access[] {
  const own = contracts.flatMap((contract) => (!isAsk(contract) && contract.service === name ? [contract.topic] : []))
  return own.map((topic) => of(name, 'topic', topic, ['write', 'describe']))
}

function hearing({ name, hears = [], followsCatalogue }: Declared, contracts: readonly Contract[]): Access[] {
  const states = contracts.flatMap((contract) =>
    followsCatalogue && contract.kind === 'state' ? [contract.topic] : [],
  )
  return [
    ...hears.map(({ topic }) => of(name, 'topic', topic, ['read', 'describe'])),
    ...(hears.length > 0 ? [of(name, 'group', `${name}.facts`, ['read', 'describe'])] : []),
    ...states.flatMap((topic) => [
      of(name, 'topic', topic, ['read', 'describe']),
      of(name, 'group', `${topic}.${name}.`, ['read', 'describe'], true),
    ]),
  ]
}

function answers(name: ServiceName, contracts: readonly Contract[]): boolean {
  return isJoined(name) || contracts.some((contract) => isAsk(contract) && contract.service === name)
}

function of(
  user: ServiceName,
  resource: Access['resource'],
  name: string,
  operations: Operation[],
  prefixed = false,
): Access {
  return { user, resource, name, prefixed, operations }
}
