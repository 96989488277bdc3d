import type { FormDocument, SnapshotField } from '#contracts'
import { invalidInput } from '#platform'

/** All fields of the form as the layout orders them: those that were looked up or derived, and those to ask. */
export function inLayoutOrder(form: FormDocument, known: readonly SnapshotField[]): SnapshotField[] {
  const paths = form.layout.pages.flatMap(({ sections }) =>
    sections.flatMap(({ fields }) => fields.map(({ path }) => path)),
  )
  const byPath = Map.groupBy(known, ({ path }) => path.replace(/\/\d+(?=\/|$)/, '/*'))
  const take = (path: string) => {
    const fields = byPath.get(path) ?? []
    byPath.delete(path)
    return fields
  }
  return paths.flatMap((path) => {
    const { mode, concept } = form.bindings[path] ?? {}
    if (mode === 'ask' || mode === 'attest') {
      return [{ path, ...(concept ? { concept } : {}), status: 'ask' as const, editable: true }]
    }
    const list = path.split('/*')[0] ?? path
    return list === path ? take(path) : [...take(list), ...take(path)]
  })
}

/** A choice names a field that has choices and one of its keys. */
export function assertChoices(fields: readonly SnapshotField[], chosen: Readonly<Record<string, string>>): void {
  const wrong = Object.entries(chosen).filter(
    ([path, key]) =>
      !fields.some((field) => field.path === path && field.choices?.some((choice) => choice.key === key)),
  )
  if (wrong.length === 0) return
  throw invalidInput(
    wrong.map(([path]) => ({
      path: `/chosen/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      code: 'choice_unknown',
      message: {
        vi: 'Không có lựa chọn này. Hãy chọn lại trong danh sách.',
        en: 'There is no such choice. Choose from the list.',
      },
    })),
  )
}
