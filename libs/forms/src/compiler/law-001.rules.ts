import type { FormFinding } from '#contracts'
import type { FormReading } from '../reading/reading.rules.js'
import type { CompilerSurroundings } from '../reading/surroundings.js'

/**
 * LAW001: a form names its legal template and the dates it is in force. A template that is out of force is an error: no
 * new dossier may begin with it. A form that names none is a warning, because some procedures have no template.
 */
export function law001({ form: { template } }: FormReading, { today }: CompilerSurroundings): FormFinding[] {
  if (!template) {
    const message = {
      vi: 'Chưa ghi mẫu theo luật và thời gian có hiệu lực. Một người phải trả lời: thủ tục này có mẫu không?',
      en: 'The legal template and its dates are missing. A person must say whether there is one.',
    }
    return [{ rule: 'LAW001', severity: 'warning', message }]
  }
  const { name, article, validFrom, validTo } = template
  const problems: [string, string][] = [
    ...(name.trim() && article.trim()
      ? []
      : [['Chưa ghi tên mẫu hoặc điều luật.', 'The name or the article is missing.'] as [string, string]]),
    ...(validTo !== undefined && validTo < today
      ? [[`Mẫu hết hiệu lực từ ${validTo}.`, `The template was in force until ${validTo}.`] as [string, string]]
      : []),
    ...(validTo !== undefined && validTo < validFrom
      ? [['Ngày hết hiệu lực trước ngày có hiệu lực.', 'It ends before it begins.'] as [string, string]]
      : []),
    ...(validFrom > today
      ? [[`Mẫu có hiệu lực từ ${validFrom}.`, `The template is in force from ${validFrom} on.`] as [string, string]]
      : []),
  ]
  return problems.map(([vi, en]) => ({ rule: 'LAW001', severity: 'error', message: { vi, en } }))
}
