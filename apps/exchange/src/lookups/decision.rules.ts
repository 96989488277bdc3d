import {
  worksFor,
  type Actor,
  type Agreement,
  type Announcement,
  type Authority,
  type Check,
  type Concept,
  type DossierTicket,
  type GapKind,
  type LookupOrder,
  type Registry,
} from '#contracts'

/** The part of the catalogue a decision needs; asked without a call. */
export interface DecisionBook {
  authority(code: string): Authority | undefined
  registry(id: string): Registry | undefined
  concept(id: string): Concept | undefined
  /** The announcements of a concept that are in force on the day. */
  announced(concept: string, day: string): AnnouncedConcept
  /** The agreements of a consumer class for a procedure that are in force on the day: one, or one of each owner. */
  agreements(consumerClass: string, procedure: string, day: string): Agreement[]
  /** Look-ups of an office under an agreement that count on the day. */
  used(agreement: string, authority: string, day: string): number
  /** Today's province of a commune or province code. */
  provinceOf(unit: string): string | undefined
}

/** The announcements of one concept, found by where they hold: there may be one of each commune. */
export interface AnnouncedConcept {
  /** Those of a territory but those by where the record lies, which are below; `VN` is everywhere and has all its own. */
  byTerritory: ReadonlyMap<string, readonly Announcement[]>
  /** The first of those by where the record lies, and all their territories. */
  byRecord: { first: Announcement; territories: string[] } | undefined
}

/** What may be asked, and why the rest may not. */
export interface Decision {
  /** What the look-up is recorded and counted under; undefined when nothing may be asked at all. */
  agreement?: Agreement
  /** Concepts to ask. */
  allowed: string[]
  /** Concepts not to ask, with the kind of gap they become. */
  gaps: Record<string, GapKind>
  /** Every condition with its outcome: what explains is what enforces. */
  checks: Check[]
  /** By concept, where only records in these units may be answered. */
  territories?: Record<string, string[]>
}

/**
 * Decides one look-up of an open dossier. Pure: the same input gives the same decision and explanation. `full`: agreements
 * whose quota has no room for it, as those know who were asked for a place.
 */
export function decide(
  book: DecisionBook,
  ticket: DossierTicket,
  order: LookupOrder,
  actor: Actor | undefined,
  day: string,
  full: ReadonlySet<string> = new Set(),
): Decision {
  const agreed = book.agreements(ticket.consumerClass, ticket.procedure, day)
  const usable = agreed.filter((each) => !full.has(each.id) && quotaLeft(book, each, ticket, day) > 0)
  const spent = agreed.filter((each) => !usable.includes(each))
  const agreement = mostCovering(usable, order)
  const checks: Check[] = [
    said('dossierOpen', ticket.open, 'Hồ sơ đang mở.', 'The dossier is open.'),
    said(
      'authorityKnown',
      isKnown(book, ticket),
      'Cơ quan nhận hồ sơ có trong danh mục.',
      'The receiving authority is in the catalogue.',
    ),
    said(
      'actorBelongs',
      belongs(actor, ticket),
      'Người hỏi là người nộp, người đại diện hoặc người của cơ quan nhận hồ sơ.',
      'Whoever asks is the applicant, acts for her or works for the receiving authority.',
    ),
    said(
      'subjectBelongs',
      isSubject(ticket, order),
      'Người được tra thuộc hồ sơ này.',
      'The person looked up belongs to this dossier.',
    ),
    said(
      'authorityToAsk',
      order.mode === 'match' || mayBeAsked(ticket, order),
      'Có căn cứ để hỏi về người này: chính người nộp, người thân theo CSDL, người ấy đồng ý, hoặc cán bộ xác nhận.',
      'Something allows asking about this person: she applies, is linked, has consented, or an official attested it.',
    ),
    said(
      'agreement',
      agreed.length > 0,
      'Có thoả thuận chia sẻ cho loại cơ quan và thủ tục này.',
      'There is an agreement for this class of authority and procedure.',
    ),
    said(
      'quota',
      spent.length === 0 || (usable.length > 0 && (coverage(usable, order) > 0 || coverage(spent, order) === 0)),
      'Cơ quan chưa hết hạn mức tra cứu trong ngày.',
      'The office has not used up its quota of the day.',
    ),
  ]
  if (!agreement || checks.some((check) => !check.passed)) {
    return { allowed: [], gaps: Object.fromEntries(order.concepts.map((concept) => [concept, 'refused'])), checks }
  }
  const decision: Decision = { agreement, allowed: [], gaps: {}, checks }
  const given = { now: conceptsOf(usable), later: conceptsOf(spent) }
  for (const concept of order.concepts) decideConcept(book, ticket, order, concept, day, decision, given)
  return decision
}

/**
 * Look-ups an office may still make under an agreement. An agreement gives each office its own; a draft whose office is not
 * known yet takes nothing from any.
 */
function quotaLeft(
  book: Pick<DecisionBook, 'used'>,
  { id, quotaPerDay }: Agreement,
  { authority }: Pick<DossierTicket, 'authority'>,
  day: string,
): number {
  return quotaPerDay === undefined || authority === undefined ? Infinity : quotaPerDay - book.used(id, authority, day)
}

/** A registry has one owner, so that one of its agreements covers most of what a look-up asks. */
function mostCovering(agreements: readonly Agreement[], order: LookupOrder): Agreement | undefined {
  return [...agreements].sort((left, right) => coverage([right], order) - coverage([left], order))[0]
}

/** How many concepts of a look-up these agreements give together. */
function coverage(agreements: readonly Agreement[], { concepts }: LookupOrder): number {
  const given = conceptsOf(agreements)
  return concepts.filter((concept) => given.has(concept)).length
}

function conceptsOf(agreements: readonly Agreement[]): ReadonlySet<string> {
  return new Set(agreements.flatMap(({ concepts }) => concepts))
}

function decideConcept(
  book: DecisionBook,
  ticket: DossierTicket,
  order: LookupOrder,
  id: string,
  day: string,
  decision: Decision,
  /** Concepts agreements give; and those whose quota is used up, so that they give them again tomorrow. */
  given: { now: ReadonlySet<string>; later: ReadonlySet<string> },
): void {
  const kept = book.concept(id)?.registry === order.registry
  if (!given.now.has(id) || !kept) {
    decision.gaps[id] = 'refused'
    decision.checks.push(
      kept && given.later.has(id)
        ? said('quota', false, `Trường ${id} đã hết hạn mức trong ngày.`, `The quota of the day for ${id} is used up.`)
        : said('conceptCovered', false, `Thoả thuận không có trường ${id}.`, `The agreement does not cover ${id}.`),
    )
    return
  }
  const announced = announcementFor(book, ticket, order, id, day)
  if (!announced) {
    decision.gaps[id] = 'notAnnounced'
    decision.checks.push(
      said(
        'conceptAnnounced',
        false,
        `Trường ${id} chưa được công bố khai thác ở đây.`,
        `${id} is not announced here.`,
      ),
    )
    return
  }
  if (announced.basis === 'record' && announced.territory !== 'VN') {
    decision.territories = { ...decision.territories, [id]: book.announced(id, day).byRecord?.territories ?? [] }
  }
  decision.allowed.push(id)
}

/**
 * The announcement that covers a concept for a look-up, by where the authority is, the person asked about resides or the
 * record lies. One that covers every record comes before one that covers those of a territory.
 */
export function announcementFor(
  book: DecisionBook,
  ticket: DossierTicket,
  order: Pick<LookupOrder, 'subject'>,
  concept: string,
  day: string,
): Announcement | undefined {
  const { byTerritory, byRecord } = book.announced(concept, day)
  const everywhere = byTerritory.get('VN')?.[0]
  if (everywhere) return everywhere
  const at = (basis: Announcement['basis'], unit: string | undefined) =>
    placesOf(book, unit).flatMap((place) => byTerritory.get(place)?.find((each) => each.basis === basis) ?? [])[0]
  return at('authority', ticket.authorityUnit) ?? at('residence', residenceOf(ticket, order)) ?? byRecord?.first
}

/** A commune and its province: the territories it lies in, but for the country. */
function placesOf(book: DecisionBook, unit: string | undefined): string[] {
  if (unit === undefined) return []
  const province = book.provinceOf(unit)
  return province === undefined || province === unit ? [unit] : [unit, province]
}

/** Announcements of one concept by where they hold. */
export function announcedBy(announcements: readonly Announcement[]): AnnouncedConcept {
  const [records, others] = [true, false].map((isRecord) =>
    announcements.filter(({ basis, territory }) => (basis === 'record' && territory !== 'VN') === isRecord),
  ) as [Announcement[], Announcement[]]
  const [first] = records
  return {
    byTerritory: Map.groupBy(others, ({ territory }) => territory),
    byRecord: first && { first, territories: records.map(({ territory }) => territory) },
  }
}

/** Today's commune of the person a look-up is about, never that of another person of the dossier. */
export function residenceOf(
  { subjects }: DossierTicket,
  { subject }: Pick<LookupOrder, 'subject'>,
): string | undefined {
  return subjects.find(({ personId }) => personId === subject.personId)?.residenceUnit
}

/** Whether a commune is a territory or lies in it; an unknown one only in the whole country. */
export function liesWithin(book: DecisionBook, unit: string | undefined, territory: string): boolean {
  return territory === 'VN' || (unit !== undefined && (territory === unit || territory === book.provinceOf(unit)))
}

/** A draft whose receiver is not chosen yet is judged by the class of authority its procedure belongs to. */
function isKnown(book: DecisionBook, { authority, consumerClass }: DossierTicket): boolean {
  return authority === undefined || book.authority(authority)?.consumerClass === consumerClass
}

/** Whether somebody asks for the applicant and not as themselves. */
export function actsForApplicant(actor: Actor | undefined, { representative }: DossierTicket): boolean {
  return actor?.role === 'citizen' && actor.personId !== undefined && actor.personId === representative?.personId
}

function belongs(actor: Actor | undefined, ticket: DossierTicket): boolean {
  if (!actor) return false
  switch (actor.role) {
    case 'citizen':
      return (
        actsForApplicant(actor, ticket) ||
        ticket.subjects.some(({ role, personId }) => role === 'applicant' && personId === actor.personId)
      )
    case 'official':
    case 'head':
    case 'client':
      return worksFor(actor, ticket.authority)
    case 'ministry':
    case 'auditor':
    case 'operator':
      return false
  }
}

/** A match asks whether a claim holds, so its person need not belong to the dossier yet. */
function isSubject(ticket: DossierTicket, order: LookupOrder): boolean {
  return order.mode === 'match' || ticket.subjects.some(({ personId }) => personId === order.subject.personId)
}

/** Somebody beside the applicant needs a ground, and a consent must say which one it is. */
function mayBeAsked({ subjects }: DossierTicket, { subject }: LookupOrder): boolean {
  return subjects.some(
    ({ role, personId, ground, consentId }) =>
      personId === subject.personId &&
      (role === 'applicant' || (ground !== undefined && (ground !== 'consent' || consentId !== undefined))),
  )
}

function said(check: string, passed: boolean, vi: string, en: string): Check {
  return { check, passed, detail: { vi, en } }
}
