import type { FormDocument } from '#contracts'
import { conditionsOf } from '../fields/conditions.js'
import { atField, type Inconsistency } from '../fields/form.findings.js'
import { fieldsOf } from '../fields/form.paths.js'
import { schemaAt } from '../fields/schema-at.js'

/**
 * A condition (`visibleWhen`) depends on a field that stands before its own, so that none depends on itself, and names
 * values that field can have. Neither may be in a list: an item has no field that stands for it alone.
 */
export function conditionsReachBack(form: FormDocument): Inconsistency[] {
  const order = fieldsOf(form).map(({ path }) => path)
  return [...conditionsOf(form)].flatMap(([path, { path: on, is = [] }]) => {
    if (path.includes('*') || on.includes('*'))
      return [wrong(path, 'Điều kiện (visibleWhen) chưa dùng được trong danh sách.', 'A list has no conditions.')]
    const at = order.indexOf(on)
    if (at < 0 || at >= order.indexOf(path))
      return [
        wrong(
          path,
          `Điều kiện (visibleWhen) phải dựa vào trường đứng trước; "${on}" thì không.`,
          `A condition depends on a field that stands before; "${on}" does not.`,
        ),
      ]
    const schema = schemaAt(form.schema, on)
    return is
      .filter((value) => !canBe(schema, value))
      .map((value) => wrong(path, `"${on}" không có giá trị "${value}".`, `"${on}" cannot have the value "${value}".`))
  })
}

function canBe(schema: FormDocument['schema'] | undefined, value: string | number | boolean): boolean {
  if (schema?.enum) return schema.enum.some((one) => one === value)
  if (schema?.type === 'boolean') return typeof value === 'boolean'
  return schema?.type === 'string' ? typeof value === 'string' : typeof value === 'number'
}

function wrong(path: string, vi: string, en: string): Inconsistency {
  return atField('conditionImpossible', path, vi, en)
}
