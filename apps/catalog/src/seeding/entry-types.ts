import { agreementType } from '../agreements/agreement.entry.js'
import { announcementType } from '../announcements/announcement.entry.js'
import { authorityType } from '../authorities/authority.entry.js'
import { askedConceptType, paperTypeType } from '../concepts/asked-concept.entry.js'
import { conceptType } from '../concepts/concept.entry.js'
import { registryType } from '../concepts/registry.entry.js'
import type { AnyEntryType } from '../entries/entry-type.js'
import { settingType } from '../entries/setting.entry.js'
import { localFeeType } from '../fees/local-fee.entry.js'
import { formType } from '../forms/form.entry.js'
import { legalSourceType } from '../law/legal-source.entry.js'
import { procedureType } from '../procedures/procedure.entry.js'
import { assignmentType } from '../readiness/assignment.entry.js'

/** Every type of entries that seeds state, in the order they are read. */
export const entryTypes: readonly AnyEntryType[] = [
  registryType,
  conceptType,
  askedConceptType,
  paperTypeType,
  authorityType,
  announcementType,
  agreementType,
  procedureType,
  formType,
  settingType,
  localFeeType,
  assignmentType,
  legalSourceType,
]
