import type { FormDocument, FormFinding } from '#contracts'
import { pointer } from '../reading/patch.rules.js'
import type { FormReading } from '../reading/reading.rules.js'
import type { CompilerSurroundings } from '../reading/surroundings.js'
import { Phrases } from '../vocabulary/phrases.rules.js'
import { wordsOf } from '../vocabulary/words.rules.js'

/** Papers that announce what a register does not hold yet: a birth, a death, an agreement between two people. */
const announcing = new Phrases(
  'giấy báo tử|giấy chứng sinh|hợp đồng|văn bản cho thuê|văn bản cho mượn|văn bản cho ở nhờ|notice of death|death notice|certificate of live birth|notice of birth|contract|lease'
    .split('|')
    .map((name) => [name, true] as const),
)

/**
 * LAW002: circular replacement. The paper that announces the event a procedure registers is never replaced by the register
 * it leads to, which cannot hold the event yet.
 *
 * @example `Giấy báo tử` replaced by `civilStatus.death.date` where a death is registered: error.
 */
export function law002({ form }: FormReading, around: CompilerSurroundings): FormFinding[] {
  return form.documents.flatMap(({ name, replacedBy }, document) => {
    const announces = announcing.isIn(wordsOf(name.vi)) || announcing.isIn(wordsOf(name.en))
    const concept = replacedBy?.find(
      (each) => isOfEvent(form, each) || (announces && around.concept(each)?.registry === form.outcome?.registry),
    )
    if (concept === undefined) return []
    const message = {
      vi: 'Thay thế vòng tròn: cơ sở dữ liệu này chỉ có sự kiện sau khi thủ tục đã đăng ký nó. Giấy báo sự kiện vẫn phải nộp, trừ khi có dữ liệu điện tử ký số của chính giấy ấy.',
      en: 'Circular replacement: the register holds the event only after this procedure has registered it. The paper that announces it is still needed, unless there is signed electronic data of that paper itself.',
    }
    const patch = [{ op: 'replace' as const, path: pointer('documents', document, 'replacedBy'), value: null }]
    return [{ rule: 'LAW002', severity: 'error', document, concept, message, patch }]
  })
}

/** Whether a concept is one of the book the form's event is entered in. */
export function isOfEvent({ event }: Pick<FormDocument, 'event'>, concept: string): boolean {
  return event !== undefined && concept.startsWith(`civilStatus.${event.kind}.`)
}
