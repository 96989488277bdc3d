/** The path of the list that a layout path with `*` belongs to; null for a path without one. */
export function listOf(pattern: string): string | null {
  const star = pattern.indexOf('/*')
  return star < 0 ? null : pattern.slice(0, star)
}

/** The positions of a list that the given paths name, in ascending order. */
export function positionsIn(list: string, paths: Iterable<string>): number[] {
  const positions = new Set<number>()
  for (const path of paths) {
    if (!path.startsWith(`${list}/`)) continue
    const position = path.slice(list.length + 1).split('/')[0] ?? ''
    if (/^\d+$/.test(position)) positions.add(Number(position))
  }
  return [...positions].sort((one, other) => one - other)
}

/** The path of one item's field: the `*` stands for the position. */
export function at(pattern: string, position: number): string {
  return pattern.replace('/*', `/${position}`)
}

/** The layout path of a concrete path: positions are written as `*`. */
export function patternOf(path: string): string {
  return path.replace(/\/\d+(?=\/|$)/g, '/*')
}

/** The element id of a field, the same on every page. */
export function fieldId(path: string): string {
  return `f${path.replace(/[^A-Za-z0-9]/g, '-')}`
}
