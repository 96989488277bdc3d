import kafkajs, { Kafka, logLevel, type AclOperationTypes } from 'kafkajs'
import { contracts, deployedServices, dossiers, hostOf } from '#contracts'
import { definitionOf } from '../../apps/all-in-one/src/services.js'
import type { KafkaOptions } from '../../libs/bus/src/kafka/connection/kafka-options.js'
import { createMissingTopics, Topics } from '../../libs/bus/src/kafka/connection/topics.js'
import { accessOf, sharedTopics, type Access, type Operation } from './access.rules.js'

/** kafkajs is CommonJS, and node finds only some of its names to import. */
const {
  AclOperationTypes: Operations,
  AclPermissionTypes: Permissions,
  AclResourceTypes: Resources,
  ResourcePatternTypes,
} = kafkajs

const operations: Record<Operation, AclOperationTypes> = {
  read: Operations.READ,
  write: Operations.WRITE,
  describe: Operations.DESCRIBE,
  create: Operations.CREATE,
  delete: Operations.DELETE,
}

/** What the services of a deployment declare. */
export const deployedDefinitions = await Promise.all(deployedServices.map(definitionOf))

/** What a connector declares: it answers, asks who owns it and about corrections, and hears of dossiers that end. */
const connectorOf = (registry: string) => ({
  name: hostOf(registry),
  asks: ['catalog', 'dossiers'] as const,
  hears: [dossiers.facts],
})

/** The access list of a deployment with the connectors of these registries, by service. */
export function deploymentAccess(registries: readonly string[] = []): Access[] {
  return accessOf([...deployedDefinitions, ...registries.map(connectorOf)], contracts)
}

/**
 * Makes the topics all services share and the access list, as the broker's administrator; run again it adds what is
 * missing, as those of the connector of a registry that joins. The users are made with the broker's storage.
 */
export async function prepareBroker(
  options: KafkaOptions,
  registries: readonly string[] = [],
): Promise<{ topics: number; accesses: number }> {
  const { brokers, sasl, ssl } = options
  const admin = new Kafka({ brokers, sasl, ssl, logLevel: logLevel.NOTHING }).admin({ retry: { retries: 8 } })
  await admin.connect()
  try {
    const topics = new Topics(options)
    const shared = sharedTopics([...deployedDefinitions, ...registries.map(connectorOf)], contracts)
    const configs = [
      ...shared.requests.map((name) => topics.requestConfig(name)),
      ...shared.facts.map((topic) => topics.factConfig(topic)),
      ...shared.states.map((topic) => topics.stateConfig(topic)),
    ]
    await createMissingTopics(admin, configs)
    const acl = deploymentAccess(registries).flatMap((access) =>
      access.operations.map((operation) => ({
        resourceType: access.resource === 'topic' ? Resources.TOPIC : Resources.GROUP,
        resourceName: topics.named(access.name),
        resourcePatternType: access.prefixed ? ResourcePatternTypes.PREFIXED : ResourcePatternTypes.LITERAL,
        principal: `User:${access.user}`,
        host: '*',
        operation: operations[operation],
        permissionType: Permissions.ALLOW,
      })),
    )
    await admin.createAcls({ acl })
    return { topics: configs.length, accesses: acl.length }
  } finally {
    await admin.disconnect()
  }
}
