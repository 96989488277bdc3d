import type { FormPaper, KeptPaperKind, KeptPaperState, ReuseMarker } from '#contracts'
import { searchKey } from '#vietnam'

/** What of a kept paper says whether it can be used. */
export interface Usable {
  key: string
  validUntil: string | null
  withdrawnAt: Date | null
}

/** What a paper is found by: its code, else its name whatever the accents and case. */
export function keyOf({ code, name }: { code?: string; name: string }): string {
  return code ?? searchKey(name)
}

/** Whether a paper is good on a Vietnamese day. */
export function stateOf({ validUntil, withdrawnAt }: Omit<Usable, 'key'>, day: string): KeptPaperState {
  if (withdrawnAt !== null) return 'withdrawn'
  return validUntil !== null && validUntil < day ? 'expired' : 'valid'
}

/** The marker of a file that is taken from a paper of this kind. */
export function reuseMarkerOf(kind: KeptPaperKind): ReuseMarker {
  return kind === 'result' ? 3 : 2
}

/** What a dossier demands and has: the papers of its form, the names of those a gap wants shown, and what is attached. */
export interface Demand {
  documents: readonly FormPaper[]
  toShow: readonly string[]
  attached: readonly string[]
}

/** The papers a dossier wants somebody to bring and that are not attached yet; those a database replaced are not wanted. */
export function wantedPapers({ documents, toShow, attached }: Demand): FormPaper[] {
  return documents.filter(
    ({ name, replacedBy, isForm }) =>
      !isForm && (replacedBy === null || toShow.includes(name.vi)) && !attached.includes(name.vi),
  )
}

/** For each wanted paper the newest kept one that is good on this day; `held` is newest first. */
export function offersOf<T extends Usable>(
  wanted: readonly FormPaper[],
  held: readonly T[],
  day: string,
): { paper: FormPaper; kept: T }[] {
  return wanted.flatMap((paper) => {
    const key = keyOf({ code: paper.code, name: paper.name.vi })
    const kept = held.find((each) => each.key === key && stateOf(each, day) === 'valid')
    return kept ? [{ paper, kept }] : []
  })
}
