import { existsSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { deployedServices, deploymentOf, keepingServices, serviceNames } from '#contracts'
import { passwordNames } from '../../tools/secrets/secrets.js'

interface ComposeService {
  image?: string
  build?: unknown
  command?: string[]
  environment?: Record<string, string | number | boolean | null>
  secrets?: (string | { source: string; target: string })[]
  configs?: { source: string; target: string }[]
  entrypoint?: string[]
  volumes?: string[]
  networks?: string[]
  ports?: unknown[]
  depends_on?: Record<string, { condition: string }>
  healthcheck?: { test: string[] }
  deploy?: { replicas?: number; resources?: { limits?: { memory?: string; cpus?: string } } }
}

interface Compose {
  services: Record<string, ComposeService>
  secrets: Record<string, { file: string }>
  configs: Record<string, { file: string }>
  volumes: Record<string, unknown>
  networks: Record<string, { internal?: boolean } | null>
}

const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as Compose
const all = Object.entries(compose.services)
const ownImage = all.filter(([, { build }]) => build !== undefined)

function serviceOf(name: string): ComposeService {
  const service = compose.services[name]
  if (!service) throw new Error(`docker-compose.yml has no service "${name}".`)
  return service
}

it('follows the Compose specification', () => {
  const schema = JSON.parse(readFileSync('test/deployment/compose-spec.json', 'utf8')) as object
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
  const validate = ajv.compile(schema)
  validate(compose)
  expect(validate.errors ?? []).toEqual([])
})

it('has Kafka, PostgreSQL and one image', () => {
  expect(serviceOf('kafka').image).toMatch(/^apache\/kafka:4\./)
  expect(compose.configs['kafka_start']?.file).toBe('deploy/kafka/start.sh')
  expect(serviceOf('kafka').entrypoint?.at(-1)).toBe(serviceOf('kafka').configs?.[0]?.target)
  expect(readFileSync('deploy/kafka/start.sh', 'utf8')).toContain('process.roles=broker,controller')
  expect(serviceOf('postgres').image).toMatch(/^postgres:18/)
  expect(new Set(ownImage.map(([, { image }]) => image)).size).toBe(1)
})

const sources = ({ secrets = [] }: ComposeService) =>
  secrets.map((secret) => (typeof secret === 'string' ? secret : secret.source))

describe.each(deployedServices)('the service %s', (name) => {
  it('signs in at the broker under its own name, and to its own database', () => {
    const { environment = {} } = serviceOf(name)
    expect(environment).toMatchObject({
      KAFKA_USERNAME: name,
      KAFKA_PASSWORD_FILE: `/run/secrets/kafka_${name}_password`,
    })
    if (!keepingServices.some((keeping) => keeping === name)) return
    expect(environment).toMatchObject({
      DATABASE_OWNER_PASSWORD_FILE: `/run/secrets/database_${name}_owner_password`,
      DATABASE_APP_PASSWORD_FILE: `/run/secrets/database_${name}_app_password`,
    })
  })

  it('is given its own secrets only, and the public keys of all', () => {
    for (const secret of sources(serviceOf(name))) expect(secret).toContain(name)
    const [key] = (serviceOf(name).secrets ?? []).filter((secret) => typeof secret !== 'string')
    expect(key).toEqual({ source: `${name}_private_key`, target: `/keys/${name}.private.json` })
    expect(compose.secrets[`${name}_private_key`]?.file).toBe(`deploy/secrets/keys/${name}.private.json`)
    const known = serviceOf(name).configs?.map(({ source, target }) => `${target} ${compose.configs[source]?.file}`)
    const wanted = serviceNames.map((each) => `/keys/${each}.public.json deploy/secrets/keys/${each}.public.json`)
    expect(known).toEqual(wanted)
  })

  it('is started by the command the stories start it with', () => {
    const [node, file, ...args] = serviceOf(name).command ?? []
    expect(node).toBe('node')
    expect(file).toBe('dist/server/main.js')
    expect(args).toEqual(['--services', name])
    const stories = readFileSync('test/system/process.ts', 'utf8')
    expect(stories).toContain(`'${file}', '--services'`)
  })

  it('is healthy when its own health port says it is ready', () => {
    const { healthcheck, environment } = serviceOf(name)
    expect(healthcheck?.test.join(' ')).toContain(`http://127.0.0.1:${environment?.['HEALTH_PORT']}/health/ready`)
  })

  it('waits for what it needs and has limits', () => {
    expect(serviceOf(name).depends_on).toEqual({
      kafka: { condition: 'service_healthy' },
      broker: { condition: 'service_completed_successfully' },
      provision: { condition: 'service_completed_successfully' },
    })
    expect(serviceOf(name).deploy?.resources?.limits).toEqual({ cpus: expect.any(String), memory: expect.any(String) })
  })

  it('is not the demo', () => {
    expect(serviceOf(name).environment).toMatchObject({ NODE_ENV: 'production', BUS: 'kafka' })
    expect(serviceOf(name).environment).not.toHaveProperty('DEMO')
  })
})

it.each(ownImage)('starts a program the build makes: %s', (_, { command }) => {
  const file = command?.[1]?.replace('dist/server/', 'dist/apps/all-in-one/src/') // what is bundled into dist/server
  const source = file?.replace(/^dist\//, '').replace(/\.js$/, '.ts') ?? ''
  expect(existsSync(source)).toBe(true)
})

it('checks the health of everything that stays', () => {
  const once = ['broker', 'provision']
  const unchecked = all.filter(([name, { healthcheck }]) => !healthcheck && !once.includes(name))
  expect(unchecked.map(([name]) => name)).toEqual([])
})

it.each(deployedServices)('runs as many instances of %s as it is to', (name) => {
  expect(serviceOf(name).deploy?.replicas ?? 1).toBe(deploymentOf(name).instances)
})

it('publishes no port but the gateway’s', () => {
  expect(all.filter(([, { ports }]) => ports !== undefined).map(([name]) => name)).toEqual(['gateway'])
  const outside = all.filter(([, { networks }]) => networks?.some((network) => !compose.networks[network]?.internal))
  expect(outside.map(([name]) => name)).toEqual(['gateway'])
})

it('keeps secrets in files', () => {
  for (const [name, { environment = {}, secrets = [] }] of all) {
    const clear = Object.keys(environment).filter((variable) => /PASSWORD(?!S_DIR)|SECRET|TOKEN|PRIVATE/.test(variable))
    expect({ name, clear: clear.filter((variable) => !variable.endsWith('_FILE')) }).toEqual({ name, clear: [] })
    for (const variable of clear) {
      const [, directory, secret] = /^(\/run\/secrets\/)([\w-]+)$/.exec(String(environment[variable])) ?? []
      expect({ name, variable, directory }).toEqual({ name, variable, directory: '/run/secrets/' })
      expect(secrets).toContain(secret)
    }
  }
  for (const { file } of Object.values(compose.secrets)) expect(file).toMatch(/^deploy\/secrets\//)
  const passwords = Object.keys(compose.secrets).filter((name) => name.endsWith('_password'))
  expect(passwords.sort()).toEqual([...passwordNames].sort())
  expect(readFileSync('.gitignore', 'utf8')).toContain('deploy/secrets/')
  expect(readFileSync('.dockerignore', 'utf8').split('\n')).toContain('deploy')
})

it('gives the broker the password of every user, and provisioning that of every role', () => {
  const kafka = passwordNames.filter((name) => name.startsWith('kafka_'))
  expect(sources(serviceOf('kafka')).sort()).toEqual([...kafka].sort())
  const database = passwordNames.filter((name) => name.startsWith('database_'))
  expect(sources(serviceOf('provision')).sort()).toEqual([...database].sort())
})

it('gives the data a volume', () => {
  expect(serviceOf('kafka').volumes).toEqual([`kafka:${serviceOf('kafka').environment?.['KAFKA_DATA']}`])
  expect(serviceOf('postgres').volumes).toEqual(['postgres:/var/lib/postgresql'])
})

describe('the image', () => {
  const dockerfile = readFileSync('Dockerfile', 'utf8').split('\n')

  it('runs as no administrator', () => {
    const users = dockerfile.filter((line) => line.startsWith('USER '))
    expect(users.at(-1)).toMatch(/^USER (?!root|0)/)
  })

  it('has the runtime the project is built for', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: { node: string } }
    const major = dependencies.node.split('.')[0]
    const bases = dockerfile.filter((line) => line.startsWith('FROM '))
    expect(bases).toHaveLength(2)
    for (const base of bases) expect(base).toMatch(new RegExp(`^FROM node:${major}-`))
  })
})
