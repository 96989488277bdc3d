import 'reflect-metadata'
import { readFileSync } from 'node:fs'
import { validateSync } from 'class-validator'
import { type MessageClass, StartError } from '#contracts'

/** What the configuration page says of one variable. */
export interface SettingDescription {
  variable: string
  property: string
  description: string
  secret: boolean
}

const described = new Map<object, SettingDescription[]>()

/**
 * Reads a property of a configuration class from the environment: `@Setting('What it is for.') port = 3000` is `PORT`.
 * A secret may also be given as a file: `<VARIABLE>_FILE`.
 */
export function Setting(description: string, options: { secret?: boolean } = {}): PropertyDecorator {
  return (target, property) => {
    const list = described.get(target) ?? []
    const variable = String(property)
      .replace(/[A-Z]/g, (letter) => `_${letter}`)
      .toUpperCase()
    list.push({ variable, property: String(property), description, secret: options.secret ?? false })
    described.set(target, list)
  }
}

/** The variables a configuration class reads, for the generated configuration page. */
export function describeSettings(type: MessageClass): SettingDescription[] {
  return described.get(type.prototype as object) ?? []
}

/**
 * Fills a configuration class from the environment and checks it. Throws one {@link StartError} that names every bad
 * variable and what is expected of it, never its value.
 */
export function readSettings<T extends object>(type: MessageClass<T>, env: NodeJS.ProcessEnv = process.env): T {
  const settings = new type() as Record<string, unknown>
  const unreadable: string[] = []
  for (const { variable, property } of describeSettings(type)) {
    try {
      const text = textOf(variable, env)
      if (text !== undefined) settings[property] = coerce(text, type.prototype as object, property)
    } catch {
      unreadable.push(`${variable}_FILE must name a readable file`)
    }
  }
  const wrong = validateSync(settings as T).map((error) => {
    const variable = describeSettings(type).find((setting) => setting.property === error.property)?.variable
    return `${variable ?? error.property}: ${Object.values(error.constraints ?? { invalid: 'is not valid' }).join(', ')}`
  })
  const problems = [...unreadable, ...wrong]
  if (problems.length > 0) throw new StartError(`Configuration is wrong. ${problems.join('; ')}.`)
  return settings as T
}

function textOf(variable: string, env: NodeJS.ProcessEnv): string | undefined {
  const direct = env[variable]
  if (direct !== undefined && direct !== '') return direct
  const file = env[`${variable}_FILE`]
  return file ? readFileSync(file, 'utf8').trim() : undefined
}

function coerce(text: string, prototype: object, property: string): unknown {
  const type: unknown = Reflect.getMetadata('design:type', prototype, property)
  if (type === Number) return Number(text)
  if (type === Boolean) return text === 'true' ? true : text === 'false' ? false : text
  if (type === Array) return text.split(',').map((part) => part.trim())
  return text
}
