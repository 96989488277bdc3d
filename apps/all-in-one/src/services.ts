import { serviceNames, type ServiceName } from '#contracts'
import { StartError, type ServiceDefinition } from '#platform'

/**
 * The definition of a service: `<name>Service` in apps/<name>/src/<name>.service-definition.ts, the name in camel case.
 * It is loaded when it is needed, so that a process holds in memory only what it runs.
 */
export async function definitionOf(name: ServiceName): Promise<ServiceDefinition> {
  const module = (await import(`../../${name}/src/${name}.service-definition.js`)) as Record<string, ServiceDefinition>
  const definition = module[`${name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Service`]
  if (definition?.name !== name) throw new StartError(`apps/${name} has no definition of the service "${name}".`)
  return definition
}

/**
 * The services named on the command line, `--services gateway,dossiers,exchange,catalog`, or all of them; `identity`
 * runs unnamed in the demo only. `--demo` turns the demo on. Throws {@link StartError} for a name that is none.
 */
export async function chosenServices(
  words: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<ServiceDefinition[]> {
  if (words.includes('--demo')) {
    env['DEMO'] ??= 'true'
    env['PUBLIC_URL'] ??= `http://localhost:${env['PORT'] ?? 3000}`
  }
  const at = words.indexOf('--services')
  const names = at < 0 ? undefined : (words[at + 1] ?? '').split(',')
  const unknown = names?.filter((name) => !serviceNames.some((known) => known === name)) ?? []
  if (unknown.length > 0) {
    const known = serviceNames.join(', ')
    throw new StartError(`There is no service "${unknown.join('", "')}". Choose among ${known}.`)
  }
  const chosen = serviceNames.filter((name) =>
    names ? names.includes(name) : name !== 'identity' || env['DEMO'] === 'true',
  )
  return Promise.all(chosen.map(definitionOf))
}
