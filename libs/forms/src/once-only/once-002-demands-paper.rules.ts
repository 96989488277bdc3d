import type { FormFinding, FormPaper } from '#contracts'
import { pointer } from '../reading/patch.rules.js'
import type { FormReading } from '../reading/reading.rules.js'
import type { CompilerSurroundings } from '../reading/surroundings.js'
import { readPaper } from '../recognition/paper.rules.js'

/**
 * ONCE002: a paper is demanded whose content announced concepts hold, or that an earlier procedure issued as a result
 * with the same code. Also where a field asks to attach it.
 *
 * @example `Bản sao sổ hộ khẩu` with `replacedBy: null`: error. `Giấy chứng sinh`: nothing.
 */
export function once002({ form, fields }: FormReading, around: CompilerSurroundings): FormFinding[] {
  return [
    ...form.documents.flatMap((paper, index) => ofPaper(paper, index, around)),
    ...fields
      .filter(({ isUpload }) => isUpload)
      .flatMap(({ field }) => {
        const read = covered(field.label.vi, around) ?? covered(field.label.en, around)
        return read
          ? [
              {
                rule: 'ONCE002',
                ...severityOf(read.certainty),
                field: field.path,
                ...conceptOf(read.covers),
                message: message(read),
              },
            ]
          : []
      }),
  ]
}

function ofPaper(paper: FormPaper, document: number, around: CompilerSurroundings): FormFinding[] {
  if (paper.replacedBy?.length) return []
  const issuer = paper.code === undefined ? undefined : around.results.get(paper.code)
  if (issuer !== undefined) {
    const vi = `Giấy tờ này là kết quả của thủ tục ${issuer}; lấy từ kho dữ liệu điện tử, không đòi nộp lại.`
    const en = `This paper is the result of procedure ${issuer}; take it from the electronic store, do not demand it.`
    const patch = [{ op: 'remove' as const, path: pointer('documents', document) }]
    return [{ rule: 'ONCE002', severity: 'error', document, message: { vi, en }, patch }]
  }
  const read = covered(paper.name.vi, around) ?? covered(paper.name.en, around)
  if (!read) return []
  const found = {
    rule: 'ONCE002',
    ...severityOf(read.certainty),
    document,
    ...conceptOf(read.covers),
    message: message(read),
  }
  if (read.certainty === 'unsure') return [found]
  return [
    { ...found, patch: [{ op: 'replace', path: pointer('documents', document, 'replacedBy'), value: read.covers }] },
  ]
}

interface Covered {
  covers: string[]
  certainty: 'sure' | 'unsure'
}

function covered(name: string, around: CompilerSurroundings): Covered | undefined {
  const read = readPaper(name)
  return read?.covers.every((concept) => around.isAnnounced(concept)) ? read : undefined
}

const severityOf = (certainty: 'sure' | 'unsure') => ({ severity: certainty === 'sure' ? 'error' : 'warning' }) as const
const conceptOf = (covers: string[]) => (covers[0] === undefined ? {} : { concept: covers[0] })

function message({ covers, certainty }: Covered): FormFinding['message'] {
  const list = covers.join(', ')
  return certainty === 'sure'
    ? {
        vi: `Không được đòi giấy tờ này: nội dung đã có trong cơ sở dữ liệu (${list}).`,
        en: `This paper may not be demanded: the databases hold what it says (${list}).`,
      }
    : {
        vi: `Nội dung giấy tờ này có lẽ đã có trong cơ sở dữ liệu (${list}). Một người phải trả lời: vì sao cần bản giấy?`,
        en: `The databases may hold what this paper says (${list}). A person must say why the paper is needed.`,
      }
}
