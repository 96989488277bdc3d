import type { CompetenceGround } from '#contracts'

/** The rule for one procedure on one day; an entry of the settings `competence` and `competence.<procedure>`. */
export interface CompetenceRule {
  by: CompetenceGround
  /** Where a paper may be handed in; online it may be filed from everywhere. */
  filing: 'province' | 'country'
}

/** Where a dossier was filed, and what it is about, as agency codes and province codes of the day. */
export interface FiledCase {
  office: { code: string; province: string | undefined }
  channel: 'citizen' | 'counter'
  /** The office of the commune the ground names, and its province; undefined where that is not known. */
  place: { code: string; province: string | undefined } | undefined
}

/** Who is competent, as far as it is known. */
export interface Competence {
  by: CompetenceGround
  /** Null where the place is not known. */
  isCompetent: boolean | null
  /** Who is, where it is another office that is known. */
  office: string | null
  /** Whether the office may take the dossier in, to pass it on. */
  mayReceive: boolean
}

/**
 * Who is competent for a dossier. Nothing is refused by it: an office that is not competent takes the dossier in where it may
 * be filed there, and passes it on.
 */
export function competenceOf({ by, filing }: CompetenceRule, { office, channel, place }: FiledCase): Competence {
  if (by === 'anyOfCountry') return { by, isCompetent: true, office: null, mayReceive: true }
  const isSameProvince = place?.province !== undefined && place.province === office.province
  const mayReceive = channel === 'citizen' || filing === 'country' || place === undefined || isSameProvince
  if (place === undefined) return { by, isCompetent: null, office: null, mayReceive }
  const isCompetent = by === 'anyOfProvince' ? isSameProvince : place.code === office.code
  return { by, isCompetent, office: isCompetent ? null : place.code, mayReceive }
}
