/** Where one PostgreSQL server listens. */
export interface HostAndPort {
  host: string
  port: number
}

/** The servers a setting such as `db1,db2:5433` names, in its order; each takes the given port unless it says another. */
export function serverAddresses(hosts: string, port: number): HostAndPort[] {
  return hosts
    .split(',')
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => {
      const [, host = text, own] = /^(.+?):(\d+)$/.exec(text.replace(/^\[(.*)\]/, '$1')) ?? []
      return isIpv6(text) ? { host: text, port } : { host, port: own === undefined ? port : Number(own) }
    })
}

/** An address of version 6 without a port is full of colons itself. */
function isIpv6(text: string): boolean {
  return !text.startsWith('[') && text.split(':').length > 2
}
