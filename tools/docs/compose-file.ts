import { readFileSync } from 'node:fs'
import { deployedServices, deploymentOf, keepingServices, serviceNames, type OwnService } from '#contracts'

/** Where browsers reach the gateway. */
const address = 'PUBLIC_URL: ${PUBLIC_URL:-http://localhost:3000}'

/** Settings of a service that can be reached from outside. */
const publicSettings = ["PORT: '3000'", address, 'OIDC_ISSUER: ${OIDC_ISSUER:-}', 'ISSUERS: ${ISSUERS:-}']

const rolePasswords = (name: OwnService) => [`database_${name}_owner_password`, `database_${name}_app_password`]
const kafkaPassword = (name: OwnService) => `kafka_${name}_password`
const secretFile = (name: string) => `${name}: { file: deploy/secrets/${name} }`
const keeps = (name: OwnService) => keepingServices.some((keeping) => keeping === name)
/** `identity` keeps nothing and is not deployed, but the others know its public key. */
const keyFile = (name: OwnService, half: 'public' | 'private') =>
  `${name}_${half}_key: { file: deploy/secrets/keys/${name}.${half}.json }`

/** The lines between `# begin <name>` and `# end <name>` in docker-compose.yml, without their indentation. */
const sections: Record<string, readonly string[]> = {
  'public keys': [
    'x-public-keys: &public-keys',
    ...serviceNames.map((name) => `  - { source: ${name}_public_key, target: /keys/${name}.public.json }`),
  ],
  'passwords of the broker': deployedServices.map((name) => `- ${kafkaPassword(name)}`),
  'passwords of the databases': keepingServices.flatMap(rolePasswords).map((secret) => `- ${secret}`),
  services: deployedServices.flatMap((name, index) => [...(index === 0 ? [] : ['']), ...service(name)]),
  'database secrets': keepingServices.flatMap(rolePasswords).map(secretFile),
  'other secrets': [
    ...deployedServices.map(kafkaPassword).map(secretFile),
    ...deployedServices.map((name) => keyFile(name, 'private')),
  ],
  configs: serviceNames.map((name) => keyFile(name, 'public')),
}

function service(name: OwnService): string[] {
  const { instances, isPublic, files, signs } = deploymentOf(name)
  const volumes = [...(files ? ['files:/files'] : []), ...(signs ? ['./deploy/signing:/signing:ro'] : [])]
  const roles = keeps(name) ? ['OWNER', 'APP'] : []
  return [
    `${name}:`,
    '  <<: *service',
    `  command: ['node', 'dist/server/main.js', '--services', '${name}']`,
    '  environment:',
    '    <<: *environment',
    `    KAFKA_USERNAME: ${name}`,
    `    KAFKA_PASSWORD_FILE: /run/secrets/${kafkaPassword(name)}`,
    ...roles.map(
      (role) => `    DATABASE_${role}_PASSWORD_FILE: /run/secrets/database_${name}_${role.toLowerCase()}_password`,
    ),
    ...(files ? ['    FILES_DIR: /files'] : []),
    ...(signs ? ['    SIGNING_DIR: /signing', `    ${address}`] : []),
    ...(isPublic ? publicSettings.map((line) => `    ${line}`) : []),
    '  secrets:',
    `    - ${kafkaPassword(name)}`,
    ...(keeps(name) ? rolePasswords(name).map((secret) => `    - ${secret}`) : []),
    `    - { source: ${name}_private_key, target: /keys/${name}.private.json }`,
    ...(volumes.length > 0 ? [`  volumes: [${volumes.map((volume) => `'${volume}'`).join(', ')}]`] : []),
    ...(isPublic ? ['  networks: [inside, outside]', "  ports: ['3000:3000']"] : []),
    ...(instances > 1 ? ['  deploy:', '    <<: *deploy', `    replicas: ${instances}`] : []),
  ]
}

/** docker-compose.yml with what is between its marks written anew from libs/contracts/src/services.ts. */
export function composeFile(): string {
  return Object.entries(sections).reduce(
    (text, [name, lines]) =>
      text.replace(new RegExp(`^( *)# begin ${name}\n[^]*?^ *# end ${name}\n`, 'm'), (_, indent: string) =>
        [`# begin ${name}`, ...lines, `# end ${name}`].map((line) => (line ? indent + line : '') + '\n').join(''),
      ),
    readFileSync('docker-compose.yml', 'utf8'),
  )
}
