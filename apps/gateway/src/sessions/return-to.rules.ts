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

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * The public address, where a browser asks this very machine by another of its own names (`127.0.0.1` for `localhost`):
 * its cookies would not come back with the issuer's answer, which goes to the public address.
 */
export function sameMachine(host: string | undefined, publicUrl: string): string | undefined {
  const known = new URL(publicUrl)
  const asked = host && URL.canParse(`${known.protocol}//${host}`) ? new URL(`${known.protocol}//${host}`) : undefined
  const isOther = asked && asked.hostname !== known.hostname && asked.port === known.port
  return isOther && loopback.has(asked.hostname) && loopback.has(known.hostname) ? publicUrl : undefined
}
