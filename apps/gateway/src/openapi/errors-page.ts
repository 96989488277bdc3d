import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import type { ErrorKind } from '#contracts'
import { preferredLanguage, type Language } from '#platform'

/** One error the system can answer with; `…` stands for what differs from case to case. */
interface ErrorEntry {
  code: string
  kind: ErrorKind
  vi: string
  en: string
}

const words = {
  vi: {
    title: 'Các lỗi hệ thống trả lời',
    intro: 'Mỗi lỗi có một mã không đổi. Địa chỉ trong trường "type" của câu trả lời dẫn tới mã ở trang này.',
    columns: ['Mã', 'Loại', 'Nội dung'],
  },
  en: {
    title: 'Errors the system answers with',
    intro: 'Each error has a code that does not change. The "type" of an answer leads to its code on this page.',
    columns: ['Code', 'Kind', 'What it says'],
  },
}

/** `GET /docs/errors`: where the `type` of every problem leads. */
export function serveErrors(fastify: FastifyInstance): void {
  const file = new URL('./error-catalogue.json', import.meta.url)
  const entries = JSON.parse(readFileSync(file, 'utf8')) as ErrorEntry[]
  const pages = { vi: pageOf(entries, 'vi'), en: pageOf(entries, 'en') }
  fastify.get('/docs/errors', (request, reply) => {
    const language = preferredLanguage(request.headers['accept-language'])
    return reply
      .header('vary', 'Accept-Language')
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(pages[language])
  })
}

function pageOf(entries: readonly ErrorEntry[], language: Language): string {
  const { title, intro, columns } = words[language]
  const rows = entries.map(
    (entry) =>
      `<tr id="${entry.code}"><th scope="row"><code>${entry.code}</code></th><td>${entry.kind}</td><td>${escape(entry[language])}</td></tr>`,
  )
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body>
<h1>${title}</h1>
<p>${escape(intro)}</p>
<table>
<thead><tr>${columns.map((column) => `<th scope="col">${column}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</body>
</html>
`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
