import type { InputError, RequestedAgain, RequestedPaper, SnapshotField } from '#contracts'

const held = {
  vi: 'Luật không cho hỏi lại thông tin này vì cơ sở dữ liệu đã có.',
  en: 'The law does not allow asking for this again: a database holds it.',
}

/** A place the form does not have cannot be supplemented. */
export function notInForm(path: string): InputError {
  const message = { vi: 'Biểu mẫu không có trường này.', en: 'The form has no such field.' }
  return { path, code: 'unknown_field', message }
}

/**
 * What a request for a supplement may not ask: a field a registry provided, and papers or words for what is announced;
 * unless this dossier holds the receipt of a look-up that failed, was incomplete, or whose value is disputed
 * (Nghị quyết 66.7/2025/NQ-CP).
 */
export function refusedRequests(
  asked: { fields: readonly string[]; documents: readonly RequestedPaper[]; found: readonly RequestedAgain[] },
  snapshot: readonly SnapshotField[],
): InputError[] {
  const provided = new Set(
    snapshot.filter(({ status, editable }) => status === 'provided' && !editable).map(({ path }) => path),
  )
  const disappointed = new Set(
    snapshot.flatMap(({ concept, status, quality }) =>
      concept !== undefined && (status === 'gap' || quality === 'disputed') ? [concept] : [],
    ),
  )
  const again = asked.found.filter(({ concepts }) => !concepts.some((concept) => disappointed.has(concept)))
  return [
    ...asked.fields
      .filter((path) => provided.has(path))
      .map((path) => ({ path, code: 'registry_value_requested', message: held })),
    ...again.map(({ text, concepts }) => {
      const at = asked.documents.findIndex(({ name }) => name === text)
      const list = concepts.join(', ')
      return {
        path: at < 0 ? '/reason' : `/documents/${at}`,
        code: 'registry_value_requested',
        message: { vi: `${held.vi} (${list})`, en: `${held.en} (${list})` },
      }
    }),
  ]
}

/** What the history keeps of a request: its words, and each paper with its legal basis. */
export function saidOf(texts: readonly (string | null | undefined)[], documents: readonly RequestedPaper[]): string {
  const papers = documents.map(({ name, legalBasis }) => `${name} (căn cứ: ${legalBasis})`)
  return [...texts, ...papers].filter((text) => typeof text === 'string' && text !== '').join('\n')
}
