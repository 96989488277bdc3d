import type { Setting } from '#contracts'
import type { Catalogue } from '#platform'
import { dayOf, provinceOf } from '#vietnam'
import type { Dossier } from '../dossier/dossier.entity.js'
import { officeOfCommune } from '../transfers/gone-office.rules.js'
import { competenceOf, type Competence, type CompetenceRule } from './competence.rules.js'

/** Who is competent for a dossier, by which setting. */
export interface FoundCompetence extends Competence, Pick<Setting, 'certainty' | 'source'> {}

/** What of a dossier says who is competent for it. */
export type CompetenceCase = Pick<
  Dossier,
  'procedure' | 'channel' | 'receivedBy' | 'handledBy' | 'residenceUnit' | 'receivedAt'
>

/**
 * Who is competent for a dossier by the rule of its procedure that is in force on the day it was received, before that on
 * the day `now`; undefined where no rule is entered or no office has it. Communes are those of `now`.
 */
export function findCompetence(catalogue: Catalogue, dossier: CompetenceCase, now: Date): FoundCompetence | undefined {
  const { procedure, channel, residenceUnit } = dossier
  const office = dossier.handledBy ?? dossier.receivedBy
  const rule = ruleOf(catalogue, procedure, dayOf(dossier.receivedAt ?? now))
  if (!rule || office === null) return undefined
  const today = dayOf(now)
  const commune = rule.value.by === 'land' ? null : residenceUnit // no form binds where the land lies yet
  const code = commune === null ? undefined : officeOfCommune(commune, today)
  const place =
    code === undefined || commune === null ? undefined : { code, province: provinceOf(commune, today)?.code }
  const competence = competenceOf(rule.value, {
    office: { code: office, province: provinceOfOffice(catalogue, office) },
    channel,
    place,
  })
  return { ...competence, certainty: rule.certainty, source: rule.source }
}

function ruleOf(catalogue: Catalogue, procedure: string, day: string) {
  const rules = catalogue.remember('competence', () => Map.groupBy(catalogue.list('setting'), ({ key }) => key))
  const found = [...(rules.get(`competence.${procedure}`) ?? []), ...(rules.get('competence') ?? [])]
  const rule = found.find(({ validFrom, validTo = '9999' }) => validFrom <= day && day <= validTo)
  return rule && { ...rule, value: rule.value as CompetenceRule }
}

function provinceOfOffice(catalogue: Catalogue, code: string): string | undefined {
  const authority = catalogue.get('authority', code)
  if (authority?.level === 'province') return authority.unit
  return authority?.parent === undefined ? undefined : provinceOfOffice(catalogue, authority.parent)
}
