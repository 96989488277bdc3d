import { certainties, type FormFinding } from '#contracts'
import { list, raw, type Raw } from '../document/raw.rules.js'

/**
 * Where a document says how sure something is by a letter that is none of A, B and C. It would be read as a sample (C), and
 * whoever wrote it would never learn that it was not understood; where nothing is said, it is one.
 */
export function unknownCertainties(form: Raw): FormFinding[] {
  return placesOf(form)
    .filter(({ stated }) => stated !== undefined && !certainties.some((known) => known === stated))
    .map(({ stated, document }) => {
      const shown = JSON.stringify(stated)?.slice(0, 60) ?? ''
      return {
        rule: 'certaintyUnknown',
        severity: 'error',
        ...(document === undefined ? {} : { document }),
        message: {
          vi: `Mức độ chắc chắn ${shown} không có. Chọn A (văn bản gốc), B (nguồn thứ cấp) hoặc C (mẫu), hoặc bỏ trống.`,
          en: `There is no certainty ${shown}. State A (official text), B (secondary source) or C (sample), or leave it out.`,
        },
      }
    })
}

interface Place {
  stated: unknown
  /** Of a paper, by its index. */
  document?: number
}

function placesOf({ documents, parts, process }: Raw): Place[] {
  return [
    ...list(documents).flatMap((paper, document) =>
      ['law', 'replacement'].map((said) => ({ stated: raw(raw(paper)[said])['certainty'], document })),
    ),
    ...list(parts).flatMap((part) => [
      { stated: raw(raw(part)['deadline'])['certainty'] },
      { stated: raw(part)['afterCertainty'] },
    ]),
    { stated: raw(process)['certainty'] },
  ]
}
