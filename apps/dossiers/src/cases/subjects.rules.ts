import type { NamedSubject } from '#contracts'
import type { DossierSubject } from './dossier.entity.js'
import { roleTwice, subjectIsApplicant } from './subjects.errors.js'

/**
 * The people a request names, one for each role and none of them the applicant. What an official attested of somebody
 * stays attested when a citizen names the same person for the same role again.
 */
export function namedSubjects(
  named: readonly NamedSubject[],
  {
    applicantPersonId,
    subjects: before = [],
  }: { applicantPersonId: string | null; subjects?: readonly DossierSubject[] },
  attested: boolean,
): DossierSubject[] {
  return named.map((subject, index) => {
    const { role, personId } = subject
    if (personId === applicantPersonId) throw subjectIsApplicant(`/subjects/${index}/personId`)
    if (named.findIndex((other) => other.role === role) < index) throw roleTwice(`/subjects/${index}/role`)
    const known = before.some((other) => other.attested && other.role === role && other.personId === personId)
    return { ...subject, attested: attested || known }
  })
}
