import type { FormDocument, NamedSubject } from '#contracts'
import type { DossierSubject } from './dossier.entity.js'
import { personTwice, roleTwice, roleUnknown, subjectIsApplicant } from './subjects.errors.js'

/** Whether a form has a place for somebody in this role beside the applicant. */
export function isRoleOf({ subjects = {} }: Pick<FormDocument, 'subjects'>, role: string): boolean {
  return role !== 'applicant' && Object.hasOwn(subjects, role)
}

/**
 * The people a request names, one for each role, none of them twice and none the applicant. What an official attested of somebody
 * stays attested when a citizen names the same person for the same role again.
 */
export function namedSubjects(
  named: readonly NamedSubject[],
  {
    applicantPersonId,
    subjects: before = [],
    form,
  }: {
    applicantPersonId: string | null
    subjects?: readonly DossierSubject[]
    form: Pick<FormDocument, 'subjects'>
  },
  isAttested: (subject: NamedSubject) => boolean,
): DossierSubject[] {
  return named.map((subject, index) => {
    const { role, personId } = subject
    if (!isRoleOf(form, role)) throw roleUnknown(`/subjects/${index}/role`)
    if (personId === applicantPersonId) throw subjectIsApplicant(`/subjects/${index}/personId`)
    if (named.findIndex((other) => other.role === role) < index) throw roleTwice(`/subjects/${index}/role`)
    if (named.findIndex((other) => other.personId === personId) < index)
      throw personTwice(`/subjects/${index}/personId`)
    const known = before.some((other) => other.attested && other.role === role && other.personId === personId)
    return { ...subject, attested: isAttested(subject) || known }
  })
}
