import type { IncomingMessage } from 'node:http'
import type { Bilingual, Role } from '#contracts'
import { preferredLanguage, type Language } from '#platform'
import { personas } from '#sandbox'

const words = {
  strip: { vi: 'Môi trường thử nghiệm', en: 'Test environment' },
  strange: {
    vi: 'Mọi người và mọi dữ liệu ở đây đều được tạo ra để thử.',
    en: 'All people and all records here are made up for testing.',
  },
  title: { vi: 'Bạn đăng nhập với tư cách ai?', en: 'Who are you signing in as?' },
  nobody: { vi: 'Không đăng nhập', en: 'Do not sign in' },
  other: { vi: 'English', en: 'Tiếng Việt' },
  failed: { vi: 'Không đăng nhập được', en: 'The sign-in did not work' },
  again: {
    vi: 'Lần đăng nhập này đã quá hạn hoặc không hợp lệ. Hãy về trang chủ và đăng nhập lại.',
    en: 'This sign-in has expired or is not valid. Go to the start page and sign in again.',
  },
  home: { vi: 'Về trang chủ', en: 'To the start page' },
} as const satisfies Record<string, Bilingual>

const roleWords: Record<Role, Bilingual> = {
  citizen: { vi: 'Công dân', en: 'Citizen' },
  official: { vi: 'Công chức', en: 'Official' },
  head: { vi: 'Lãnh đạo', en: 'Head of an authority' },
  ministry: { vi: 'Cán bộ bộ, ngành', en: 'Ministry' },
  auditor: { vi: 'Kiểm toán viên', en: 'Auditor' },
  operator: { vi: 'Vận hành', en: 'Operator' },
  client: { vi: 'Hệ thống', en: 'System' },
}

/** The page's language: `?lang=` where the reader chose one, else what the browser prefers, else Vietnamese. */
export function languageOf({ url = '', headers }: IncomingMessage): Language {
  const chosen = new URL(url, 'http://localhost').searchParams.get('lang')
  return chosen === 'en' || chosen === 'vi' ? chosen : preferredLanguage(headers['accept-language'])
}

/** Headers of every page: never kept, nothing inline, forms go to the issuer and lead back to the gateway only. */
export function pageHeaders(publicUrl: string): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'self'; form-action 'self' ${publicUrl}; frame-ancestors 'none'; base-uri 'none'`,
  }
}

/** The page that lists the personas; each is a button of one form. */
export function signInPage(page: { language: Language; issuer: string; uid: string }): string {
  const { language, issuer } = page
  const address = escape(`${issuer}/interaction/${page.uid}`)
  const items = personas.map(
    ({ id, name, role, story }) => `
        <li>
          <button name="persona" value="${escape(id)}" aria-describedby="story-${escape(id)}"><span lang="vi">${escape(name)}</span></button>
          <p id="story-${escape(id)}"><strong>${roleWords[role][language]}.</strong> ${escape(story[language])}</p>
        </li>`,
  )
  const other = language === 'vi' ? 'en' : 'vi'
  return frame(
    { language, issuer, title: words.title[language] },
    `<form method="post" action="${address}?lang=${language}">
      <ul>${items.join('')}
      </ul>
      <button class="quiet" name="persona" value="nobody">${words.nobody[language]}</button>
    </form>
    <p><a href="${address}?lang=${other}" lang="${other}" hreflang="${other}">${words.other[language]}</a></p>`,
  )
}

/** The page of a sign-in that cannot go on, with a way back; `code` is the provider's word for why. */
export function problemPage(page: { language: Language; issuer: string; home: string; code: string }): string {
  const { language, issuer } = page
  return frame(
    { language, issuer, title: words.failed[language] },
    `<p>${words.again[language]}</p>
    <p><a href="${escape(page.home)}/">${words.home[language]}</a></p>
    <p><code>${escape(page.code)}</code></p>`,
  )
}

function frame(
  { language, issuer, title }: { language: Language; issuer: string; title: string },
  content: string,
): string {
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} · Motlan</title>
    <link rel="stylesheet" href="${escape(issuer)}/sign-in.css">
  </head>
  <body>
    <header><strong>${words.strip[language]}.</strong> ${words.strange[language]}</header>
    <main>
    <h1>${title}</h1>
    ${content}
    </main>
  </body>
</html>
`
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
