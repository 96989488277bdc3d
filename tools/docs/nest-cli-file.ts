import { readdirSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { serviceNames } from '#contracts'

/** nest-cli.json: all-in-one, each service of libs/contracts/src/services.ts, and each folder of libs. */
export async function nestCliFile(): Promise<string> {
  const projects = [
    ...['all-in-one', ...serviceNames].map((name) => [name, project('application', `apps/${name}`, 'main')]),
    ...readdirSync('libs').map((name) => [name, project('library', `libs/${name}`, 'index')]),
  ]
  const settings = {
    $schema: 'https://json.schemastore.org/nest-cli',
    monorepo: true,
    root: 'apps/all-in-one',
    sourceRoot: 'apps/all-in-one/src',
    compilerOptions: { builder: { type: 'swc', options: { swcrcPath: '.swcrc' } }, typeCheck: true },
    projects: Object.fromEntries(projects) as object,
  }
  return format(JSON.stringify(settings), { ...(await resolveConfig('nest-cli.json')), parser: 'json' })
}

function project(type: 'application' | 'library', root: string, entryFile: string) {
  return { type, root, entryFile, sourceRoot: `${root}/src` }
}
