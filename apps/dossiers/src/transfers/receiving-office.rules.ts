import type { Authority, ProcedureLevel } from '#contracts'
import { goneOffice } from './gone-office.rules.js'
import { officeGone, officeNotFitting, officeUnknown, transferToItself } from './transfer.errors.js'

/**
 * Throws where a dossier cannot be passed to an office: the one that handles it, one that is no more (with its successors),
 * one nobody knows, or one of another level than the procedure's.
 */
export function assertCanTakeOver(
  { code, authority }: { code: string; authority: Pick<Authority, 'level'> | undefined },
  { handledBy, level, today }: { handledBy: string | null; level: ProcedureLevel; today: string },
): void {
  if (code === handledBy) throw transferToItself()
  if (!authority) {
    const gone = goneOffice(code, today)
    throw gone ? officeGone(gone) : officeUnknown()
  }
  if (authority.level !== level) throw officeNotFitting(level)
}
