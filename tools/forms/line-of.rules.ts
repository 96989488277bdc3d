/** The line of a form's text a finding is about: the field's place in the layout, the paper among the documents; else 1. */
export function lineOf(
  text: string,
  { field, document }: { field?: string | undefined; document?: number | undefined },
): number {
  if (field) {
    const at = text.search(new RegExp(`"path"\\s*:\\s*"${escape(field)}"`))
    return lineAt(text, at >= 0 ? at : text.indexOf(`"${field}"`))
  }
  if (document === undefined) return 1
  let at = text.search(/"documents"\s*:/)
  for (let seen = 0; seen <= document && at >= 0; seen++) at = text.indexOf('"name"', at + 1)
  return lineAt(text, at)
}

function lineAt(text: string, at: number): number {
  return at < 0 ? 1 : text.slice(0, at).split('\n').length
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
