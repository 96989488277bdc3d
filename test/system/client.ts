import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

/** An answer of the public API. */
export interface Reply<T> {
  status: number
  headers: Headers
  body: T
}

export interface Field {
  path: string
  concept?: string
  status: 'provided' | 'gap' | 'ask'
  value?: unknown
  absent?: boolean
  quality?: string
  editable: boolean
  source?: {
    registry: string
    registryName: string
    attribute: string
    recordDate: string
    lookedUpAt: string
    lookupId: string
  }
  derivedFrom?: string[]
  gap?: { kind: string; lookupId: string; fallback: string; message: string }
  notAsked?: { kind: string; role: string; message: string; consentId?: string }
  choices?: { key: string; label: string }[]
}

export interface Snapshot {
  snapshotId: string
  fields: Field[]
  summary: { total: number; reused: number; asked: number; gaps: number; papersAvoided: number }
}

export interface DossierBody {
  id: string
  code: string | null
  status: string
  identity: string
  receivedBy: string | null
  dueAt: string | null
  allowedActions: string[]
  answers: Record<string, unknown>
  papers: { name: string; path: string; reason: string }[]
}

export interface ProblemBody {
  status: number
  code: string
  detail: string
  hop: string
  retryable: boolean
  allowed?: string[]
  errors?: { path: string; code: string; message: string }[]
}

export interface AttachmentBody {
  attachmentId: string
  sha256: string
  size: number
  mediaType: string
}

function sent(body: unknown): string | FormData {
  return body instanceof FormData || typeof body === 'string' ? body : JSON.stringify(body)
}

/** Somebody at the public door. */
export class Client {
  constructor(
    private readonly url: string,
    private readonly token: string | undefined,
  ) {}

  async send<T = DossierBody>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<T>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: sent(body) }),
    })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    const told: unknown = text === '' ? undefined : isJson ? JSON.parse(text) : text
    return { status: response.status, headers: response.headers, body: told as T }
  }

  /** A file with the text parts of its form. */
  upload<T = AttachmentBody>(
    dossier: string,
    content: string | Buffer,
    fields: Record<string, string>,
    { name = 'giấy tờ.pdf', headers }: { name?: string; headers?: Record<string, string> } = {},
  ): Promise<Reply<T>> {
    const form = new FormData()
    for (const [field, value] of Object.entries(fields)) form.set(field, value)
    form.set('file', new Blob([new Uint8Array(Buffer.from(content))]), name)
    return this.send('POST', `/v1/dossiers/${dossier}/attachments`, form, headers)
  }

  /** What stands at an address, as it is. */
  download(path: string): Promise<Response> {
    return fetch(`${this.url}${path}`, { headers: this.token ? { authorization: `Bearer ${this.token}` } : {} })
  }

  /** As {@link send}, on the version of the dossier there is now. */
  async sendOnNewest<T = DossierBody>(method: string, path: string, body?: unknown): Promise<Reply<T>> {
    const [dossier = path] = /^\/v1\/dossiers\/[^/]+/.exec(path) ?? []
    const { headers } = await this.send('GET', dossier)
    return this.send<T>(method, path, body, { 'if-match': headers.get('etag') ?? '' })
  }

  /**
   * As {@link send}, for an answer that must be a success; a version the gateway wants named is that of now. Of `tries`
   * the first ones may end with a 503 that says it can be asked again, as a busy process may give.
   */
  private async expect<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    tries = 1,
  ): Promise<T> {
    const first = await this.send<T>(method, path, body, headers)
    if (first.status === 503 && tries > 1) {
      await pause(Number(first.headers.get('retry-after') ?? 1) * 1000)
      return this.expect(method, path, body, headers, tries - 1)
    }
    const reply = first.status === 428 ? await this.sendOnNewest<T>(method, path, body) : first
    if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body
  }

  open(procedure: string, more: object = {}): Promise<DossierBody> {
    return this.expect('POST', '/v1/dossiers', { procedure, ...more })
  }

  get(id: string): Promise<DossierBody> {
    return this.expect('GET', `/v1/dossiers/${id}`)
  }

  prefill(id: string, chosen?: Record<string, string>, land?: object | null): Promise<Snapshot> {
    const body = { ...(chosen ? { chosen } : {}), ...(land === undefined ? {} : { land }) }
    return this.expect('POST', `/v1/dossiers/${id}/prefill`, body, {}, 3)
  }

  answer(id: string, answers: Record<string, unknown>): Promise<DossierBody> {
    return this.expect('PATCH', `/v1/dossiers/${id}/answers`, { answers })
  }

  submit(
    id: string,
    snapshotId: string,
    more: object = {},
  ): Promise<{ code: string; status: string; receivedAt: string; dueAt: string }> {
    const body = { snapshotId, declaration: true, ...more }
    return this.expect('POST', `/v1/dossiers/${id}/submission`, body, { 'idempotency-key': randomUUID() }, 3)
  }

  /** Takes an action on the version there is now. */
  async act(id: string, action: string, more: object = {}): Promise<DossierBody> {
    const { headers } = await this.send('GET', `/v1/dossiers/${id}`)
    return this.expect(
      'POST',
      `/v1/dossiers/${id}/actions`,
      { action, ...more },
      { 'if-match': headers.get('etag') ?? '' },
    )
  }

  /** The items of all pages, in their order; the query says how long a page is. */
  async listAll(query = '?limit=100'): Promise<DossierBody[]> {
    const items: DossierBody[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: { items: DossierBody[]; nextCursor: string | null } = await this.list(`${query}${next}`)
      items.push(...page.items)
      next = page.nextCursor && `&cursor=${page.nextCursor}`
    }
    return items
  }

  list(query = ''): Promise<{ items: (DossierBody & { applicantName: string })[]; nextCursor: string | null }> {
    return this.expect('GET', `/v1/dossiers${query}`)
  }

  timeline(id: string): Promise<{ items: { at: string; event: string; by: string; note?: string }[] }> {
    return this.expect('GET', `/v1/dossiers/${id}/timeline`)
  }
}

/** The fields of a snapshot by their paths. */
export function byPath(snapshot: Snapshot): Record<string, Field> {
  return Object.fromEntries(snapshot.fields.map((field) => [field.path, field]))
}

/** Answers to every question of form 1.014632. */
export const socialHousingAnswers = {
  '/request/applicantGroup': 'lowIncomeUrban',
  '/request/form': 'rent',
  '/request/project': 'Nhà ở xã hội Đại Mỗ',
  '/request/province': '01',
  '/contact/phone': '0912345678',
}
