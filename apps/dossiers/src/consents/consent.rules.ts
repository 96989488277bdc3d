import type { Actor, Bilingual, ConsentAnswer, ConsentState, DossierStatus, NotAsked, SubjectGround } from '#contracts'
import { matchingKey } from '#vietnam'
import { isEditable } from '../lifecycle/actions.rules.js'

/** What of a request for consent decides where it stands. */
export interface AskedConsent {
  id: string
  role: string
  personId: string
  answer: ConsentAnswer | null
  /** Dates come as texts where rows come as JSON. */
  requestedAt: Date | string
  expiresAt: Date | string
}

/** A person named for a role, and whether an official attested that they belong to the dossier. */
export interface NamedPerson {
  role: string
  personId: string
  attested: boolean
}

/** What allows asking about a named person, or why nobody is asked about them. */
export type Standing =
  { role: string; ground: SubjectGround; consentId?: string } | { role: string; ground?: undefined; notAsked: NotAsked }

const day = 86_400_000

/** Until when a request made now can be answered. */
export function expiryOf(requestedAt: Date, days: number): Date {
  return new Date(requestedAt.getTime() + days * day)
}

/** An answer stands; a request without one expires at its hour. */
export function consentState(
  { answer, expiresAt }: Pick<AskedConsent, 'answer' | 'expiresAt'>,
  now: Date,
): ConsentState {
  return answer ?? (new Date(expiresAt) <= now ? 'expired' : 'waiting')
}

/** What of a dossier a request for consent rests on. */
export interface ConsentGround {
  status: DossierStatus
  subjects: readonly { role: string; personId: string; fullName: string; birthDate: string }[]
}

/**
 * Where a request stands in its dossier. One that nobody answered ends with its ground: when the person is named otherwise
 * or no more, and when nothing is looked up for the dossier any longer.
 */
export function stateIn(
  consent: Pick<AskedConsent, 'role' | 'personId' | 'answer' | 'expiresAt'> & { fullName: string; birthDate: string },
  { status, subjects }: ConsentGround,
  now: Date,
): ConsentState {
  const state = consentState(consent, now)
  if (state !== 'waiting') return state
  const isNamed = subjects.some(
    ({ role, personId, fullName, birthDate }) =>
      role === consent.role &&
      personId === consent.personId &&
      fullName === consent.fullName &&
      birthDate === consent.birthDate,
  )
  return isNamed && isEditable(status) ? 'waiting' : 'expired'
}

/** The newest request to the person now named for a role; one to somebody named before says nothing about them. */
export function latestFor<C extends Pick<AskedConsent, 'role' | 'personId' | 'requestedAt'>>(
  consents: readonly C[],
  { role, personId }: Pick<NamedPerson, 'role' | 'personId'>,
): C | undefined {
  return consents
    .filter((consent) => consent.role === role && consent.personId === personId)
    .sort((left, right) => new Date(right.requestedAt).getTime() - new Date(left.requestedAt).getTime())[0]
}

/** Whether a named person may be asked about: attested by an official, or by their own consent. */
export function standingOf(person: NamedPerson, consents: readonly AskedConsent[], now: Date): Standing {
  const { role } = person
  if (person.attested) return { role, ground: 'attested' }
  const consent = latestFor(consents, person)
  if (!consent) return { role, notAsked: notAsked('consentNeeded', role) }
  switch (consentState(consent, now)) {
    case 'given':
      return { role, ground: 'consent', consentId: consent.id }
    case 'waiting':
      return { role, notAsked: notAsked('consentWaiting', role, consent.id) }
    case 'refused':
      return { role, notAsked: notAsked('consentRefused', role, consent.id) }
    case 'expired':
      return { role, notAsked: notAsked('consentExpired', role, consent.id) }
  }
}

/**
 * Whether a request concerns the person who is signed in. The id alone is not enough: one wrong digit names a stranger,
 * who is then neither shown the request nor able to answer it.
 */
export function concerns(
  consent: { personId: string; fullName: string; birthDate: string },
  { role, personId, name, birthDate }: Actor,
): boolean {
  if (role !== 'citizen' || personId !== consent.personId) return false
  const sameDay =
    birthDate === undefined || birthDate.startsWith(consent.birthDate) || consent.birthDate.startsWith(birthDate)
  return sameDay && matchingKey(name) === matchingKey(consent.fullName)
}

/** Why the fields of a role are left to be answered by hand, in a sentence for who fills in the form. */
export function notAsked(kind: NotAsked['kind'], role: string, consentId?: string): NotAsked {
  return { kind, role, message: messages[kind], ...(consentId === undefined ? {} : { consentId }) }
}

const messages: Record<NotAsked['kind'], Bilingual> = {
  notNamed: {
    vi: 'Chưa cho biết người này là ai nên chưa tra cứu. Hãy khai họ tên, số định danh và ngày sinh, hoặc tự điền.',
    en: 'It is not known who this is, so nothing was looked up. Give name, personal id and birth date, or fill this in.',
  },
  notLinked: {
    vi: 'CSDL dân cư không ghi hai người là vợ chồng, cha mẹ, con hoặc anh chị em nên không tra cứu. Bạn hãy tự khai, hoặc nhờ cán bộ xác nhận tại quầy.',
    en: 'Population does not link the two as spouses, parent and child or siblings, so nothing was looked up. Answer yourself, or have an official attest it at the counter.',
  },
  sameAsOther: {
    vi: 'Đây là người đã có vai khác trong hồ sơ này. Hãy khai đúng người; hồ sơ không nộp được khi một người có hai vai.',
    en: 'This person has another role in this dossier. Name the right person: nobody can have two roles.',
  },
  consentNeeded: {
    vi: 'Cần người này đồng ý mới được tra cứu. Hãy gửi đề nghị đồng ý, hoặc tự khai.',
    en: 'This person has to consent before anything is looked up. Send her a request, or answer yourself.',
  },
  consentWaiting: {
    vi: 'Đang chờ người này đồng ý. Bạn có thể chờ, hoặc tự khai.',
    en: 'This person has not answered yet. You may wait, or answer yourself.',
  },
  consentRefused: {
    vi: 'Người này không đồng ý cho tra cứu. Bạn hãy tự khai và mang giấy tờ đến khi nộp.',
    en: 'This person does not consent, so nothing is looked up. Answer yourself and bring the papers.',
  },
  consentExpired: {
    vi: 'Đề nghị đồng ý đã hết hạn mà chưa được trả lời. Hãy gửi lại, hoặc tự khai.',
    en: 'The request for consent expired without an answer. Send it again, or answer yourself.',
  },
  representationUnverified: {
    vi: 'Cán bộ chưa chấp nhận giấy tờ đại diện của bạn nên chưa tra cứu. Bạn có thể tự khai.',
    en: 'An official has not accepted your authority to act yet, so nothing was looked up. You may answer yourself.',
  },
}
