/** A value as it would be after a journey as JSON, and about how many characters the JSON would have. */
export interface JsonCopy {
  value: unknown
  size: number
}

/**
 * What `JSON.parse(JSON.stringify(value))` gives, without the text: a copy that shares nothing with the original, dates as
 * texts, without what JSON cannot say. Undefined where the value itself is nothing that JSON can say.
 */
export function asJson(value: unknown): JsonCopy {
  const copier = new Copier()
  return { value: copier.copy(value, ''), size: copier.size }
}

class Copier {
  size = 0

  copy(value: unknown, key: string): unknown {
    switch (typeof value) {
      case 'string':
        this.size += value.length + 2
        return value
      case 'number':
        this.size += 8
        return Number.isFinite(value) ? value + 0 : null // JSON has no -0
      case 'boolean':
        this.size += 5
        return value
      case 'object':
        return value === null ? this.nothing() : this.copyObject(value, key)
      case 'bigint':
        throw new TypeError('JSON has no bigint.')
      default:
        return undefined
    }
  }

  private nothing(): null {
    this.size += 4
    return null
  }

  private copyObject(value: object, key: string): unknown {
    if (Array.isArray(value)) return this.copyList(value)
    const { toJSON } = value as { toJSON?: unknown }
    if (typeof toJSON === 'function') return this.copy((toJSON as (key: string) => unknown).call(value, key), key)
    if (value instanceof String || value instanceof Number || value instanceof Boolean)
      return this.copy(value.valueOf(), key)
    const copied: Record<string, unknown> = {}
    for (const name of Object.keys(value)) {
      const part = this.copy((value as Record<string, unknown>)[name], name)
      if (part === undefined) continue
      this.size += name.length + 4
      if (name === '__proto__')
        Object.defineProperty(copied, name, { value: part, enumerable: true, writable: true, configurable: true })
      else copied[name] = part
    }
    return copied
  }

  private copyList(list: readonly unknown[]): unknown[] {
    const copied: unknown[] = []
    for (let index = 0; index < list.length; index++) {
      const part = this.copy(list[index], String(index))
      copied.push(part === undefined ? this.nothing() : part)
    }
    this.size += list.length + 2
    return copied
  }
}
