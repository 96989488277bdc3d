import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build, type Plugin } from 'rolldown'
import { answerHelp } from '../../libs/platform/src/service/answer-help.js'

answerHelp(`npm run build:server
Puts the modules of dist that services load, and those packages have, into the few files of dist/server.`)

const entry = 'dist/apps/all-in-one/src/main.js'
const folder = 'dist/server'

/**
 * Packages that stay where they are: they read files beside themselves (pdfkit its font metrics) or find their parts in a way
 * only Node follows (jsonc-parser). None of them may need a package that is in the bundle: that would be there twice.
 */
const apart = ['pdfkit', 'jsonc-parser']

/** What Nest loads only for those who installed it. */
const notInstalled = [
  '@fastify/view',
  '@nats-io/transport-node',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  'amqp-connection-manager',
  'ioredis',
  'mqtt',
]

const external = new RegExp(`^(${[...apart, ...notInstalled].join('|')})(/|$)`)

/** Modules in the bundle still find the files beside their originals. */
const filesOfOriginals: Plugin = {
  name: 'files-of-originals',
  transform: {
    filter: { code: /\bimport\.meta\.url\b/ },
    handler(code, id) {
      const original = `new URL(${JSON.stringify(relative(folder, id))}, import.meta.url).href`
      return { code: code.replaceAll(/\bimport\.meta\.url\b/g, original) }
    },
  },
}

/** Each chunk has the hash of its content in its name. */
const chunks = (): string[] => readdirSync(folder).filter((file) => file.endsWith('.js'))

mkdirSync(folder, { recursive: true })
const before = chunks()
for (const file of before) rmSync(join(folder, file))
await build({
  input: entry,
  platform: 'node',
  treeshake: false, // packages leave things behind where they are imported: metadata, patches
  external,
  plugins: [filesOfOriginals],
  checks: { eval: false },
  onLog(level, { message }) {
    if (level === 'warn') throw new Error(message)
  },
  output: {
    dir: folder,
    format: 'esm',
    keepNames: true, // injection, entities and schemas go by the names of classes
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  },
})
if (chunks().join() !== before.join()) rmSync(join(folder, 'compiled'), { recursive: true, force: true })
