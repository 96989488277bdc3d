import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser'

/** The line of a form's text a finding is about: the field's place in the layout, the paper among the documents; else 1. */
export function lineOf(
  text: string,
  { field, document }: { field?: string | undefined; document?: number | undefined },
): number {
  const root = parseTree(text)
  if (!root) return 1
  const paper = document === undefined ? undefined : findNodeAtLocation(root, ['documents', document])
  const at = field ? placeOf(root, field) : paper
  return text.slice(0, at?.offset ?? 0).split('\n').length
}

/** Where a field is laid out, else where its path stands first. */
function placeOf(root: Node, field: string): Node | undefined {
  const named = [...nodesOf(root)].filter(({ type, value }) => type === 'string' && value === field)
  return named.find(isPath) ?? named[0]
}

function isPath({ parent, ...node }: Node): boolean {
  const [name, value] = parent?.type === 'property' ? (parent.children ?? []) : []
  return name?.value === 'path' && value?.offset === node.offset
}

function* nodesOf(node: Node): Generator<Node> {
  yield node
  for (const child of node.children ?? []) yield* nodesOf(child)
}
