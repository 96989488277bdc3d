import type { FormFinding } from '#contracts'
import type { FormReading } from '../reading/reading.rules.js'
import type { CompilerSurroundings } from '../reading/surroundings.js'

/**
 * ONCE011: at this place of an earlier version people kept typing what a registry holds. A warning: whether the question
 * is the registry's, or the registry too often silent, a person has to say.
 */
export function once011({ form, fields }: FormReading, around: CompilerSurroundings): FormFinding[] {
  return fields.flatMap(({ field: { path } }): FormFinding[] => {
    const flag = around.flag(form.procedure, path)
    if (!flag) return []
    const name = (flag.concept === undefined ? undefined : around.concept(flag.concept)?.name) ?? {
      vi: 'một giá trị trong cơ sở dữ liệu',
      en: 'a value of a registry',
    }
    const message = {
      vi: `Trong ${flag.dossiers} hồ sơ, câu trả lời ở đây đúng bằng “${name.vi}” mà cơ sở dữ liệu đang giữ.`,
      en: `In ${flag.dossiers} dossiers what was typed here was “${name.en}”, which a registry holds.`,
    }
    return [
      {
        rule: 'ONCE011',
        severity: 'warning',
        field: path,
        ...(flag.concept ? { concept: flag.concept } : {}),
        message,
      },
    ]
  })
}
