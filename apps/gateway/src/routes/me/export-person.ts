import { Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import {
  accountOf,
  attachments,
  consents,
  DomainError,
  dossiers,
  isDomainError,
  keptPapers,
  notices,
  personAccesses,
  rights,
  type Ask,
  type DossierListItem,
  type ListEntries,
} from '#contracts'
import { Clock, preferredLanguage } from '#platform'
import { signedIn } from '../../auth/auth.guard.js'
import { Asking } from '../../http/asking.js'
import { localise } from '../../http/localise.js'

/** Rows asked for at a time: what the gateway holds of an export is one page, or one dossier. */
const pageSize = 100

/**
 * Everything the system holds about the person who asks, as the pieces of one JSON text. Each piece is asked for when the
 * reader has taken the one before, and each by the question its own page asks, with the same rules of who may read what. Throws
 * `export_under_way` while the account has one that has neither ended nor been given up.
 */
@Injectable()
export class ExportPerson {
  /** Accounts that are being exported: each asks for hundreds of things. */
  private readonly underWay = new Set<string>()

  constructor(
    private readonly asking: Asking,
    private readonly clock: Clock,
  ) {}

  async *execute(request: FastifyRequest): AsyncGenerator<string> {
    const account = accountOf(signedIn(request))
    if (this.underWay.has(account)) throw exportUnderWay()
    this.underWay.add(account)
    try {
      yield* this.pieces(request)
    } finally {
      this.underWay.delete(account)
    }
  }

  private async *pieces(request: FastifyRequest): AsyncGenerator<string> {
    const { name, personId } = signedIn(request)
    const head = { exportedAt: this.clock.now().toISOString(), person: { name, personId } }
    const settings = await this.asking.ask(notices.choice, {}, request)
    yield `${JSON.stringify(head).slice(0, -1)},"messageSettings":${JSON.stringify(settings)}`
    yield* list('dossiers', this.dossiers(request))
    yield* list('consentsAsked', this.pages(consents.mine, request))
    yield* list('accesses', this.pages(personAccesses.mine, request))
    yield* list('corrections', this.pages(dossiers.myCorrections, request))
    yield* list('messages', this.pages(notices.list, request))
    yield* list('documents', this.pages(keptPapers.list, request))
    yield* list('rightsRequests', this.pages(rights.mine, request))
    yield '}'
  }

  /** Own ones whole; of those somebody fills in for another person what the list says. */
  private async *dossiers(request: FastifyRequest): AsyncGenerator<object> {
    for await (const item of this.pages(dossiers.list, request)) {
      if ((item as DossierListItem).actsForApplicant) yield { dossier: item }
      else yield* this.whole(item as DossierListItem, request)
    }
  }

  private async *whole({ id }: DossierListItem, request: FastifyRequest): AsyncGenerator<object> {
    const about = { dossier: id }
    const ask = <A extends object>(contract: Ask<typeof about, A>) =>
      unlessGone(this.asking.ask(contract, about, request, about))
    const dossier = await ask(dossiers.get)
    const history = dossier && (await unlessGone(all(this.pages(dossiers.timeline, request, about))))
    if (!history) return // removed since it was listed
    const whole = {
      ...{ dossier, snapshot: (await ask(dossiers.snapshot)) ?? null, history },
      attachments: (await ask(attachments.list))?.items ?? [],
      shownPapers: (await ask(attachments.shown))?.items ?? [],
      consents: (await ask(consents.ofDossier))?.items ?? [],
    }
    yield localise(whole, preferredLanguage(request.headers['accept-language']))
  }

  private async *pages<Q extends ListEntries, T extends object>(
    contract: Ask<Q, { items: T[]; nextCursor: string | null }>,
    request: FastifyRequest,
    about?: { dossier: string },
  ): AsyncGenerator<object> {
    let cursor: string | undefined
    do {
      const question = { ...about, limit: pageSize, ...(cursor === undefined ? {} : { cursor }) } as Q
      const page = await this.asking.localised(contract, question, request, about)
      const { items, nextCursor } = page as unknown as { items: object[]; nextCursor: string | null }
      yield* items
      cursor = nextCursor ?? undefined
    } while (cursor !== undefined)
  }
}

function exportUnderWay(): DomainError {
  return new DomainError(
    'tooMany',
    'export_under_way',
    {
      vi: 'Dữ liệu của bạn đang được xuất. Hãy đợi tải xong rồi thử lại.',
      en: 'Your data are being exported already. Wait until the download has ended, then try again.',
    },
    { retryAfter: 10, retryable: true },
  )
}

async function* list(name: string, items: AsyncGenerator<object>): AsyncGenerator<string> {
  let before = `,"${name}":[`
  for await (const item of items) {
    yield before + JSON.stringify(item)
    before = ','
  }
  yield before === ',' ? ']' : `${before}]`
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

async function unlessGone<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((error: unknown) => {
    if (isDomainError(error) && error.kind === 'notFound') return undefined
    throw error
  })
}
