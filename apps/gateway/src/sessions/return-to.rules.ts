const nowhere = 'http://gateway.invalid'
const longest = 2000

/**
 * Where to go after the sign-in: a path of this origin as the browser will read it, or `/` for everything else, such as
 * `https://evil.example`, `//evil.example`, `/\evil.example`, `/.//evil.example` or the sign-in itself.
 */
export function safeReturnTo(wanted: string | undefined): string {
  if (!wanted?.startsWith('/') || wanted.length > longest) return '/'
  const url = URL.parse(wanted, nowhere)
  if (url?.origin !== nowhere || url.pathname.startsWith('//') || url.pathname.startsWith('/auth/')) return '/'
  return url.pathname + url.search + url.hash
}
