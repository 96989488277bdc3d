import { setImmediate as turn } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import {
  hasEnded,
  validityOf,
  type AffectedForm,
  type Announcement,
  type FormDocument,
  type FormDraft,
  type FormFinding,
} from '#contracts'
import { compileForm, applyPatch, type CompilerSurroundings } from '#forms'
import { CatalogueStore } from '../entries/catalogue-store.js'
import type { EntryValue } from '../entries/change-entries.js'
import { FindSurroundings } from './find-surroundings.js'
import { draftVersionOf } from './form-version.rules.js'

/** Checks every live form again when what is announced changes. */
@Injectable()
export class RecheckForms {
  constructor(
    private readonly store: CatalogueStore,
    private readonly surroundings: FindSurroundings,
  ) {}

  /**
   * The forms an announcement makes wrong, and a draft of the next version for each, with every certain repair applied
   * and the day from which the present version breaks the rules. A draft there is already goes on with the repairs of both.
   */
  async announced({ concept, from }: Announcement): Promise<{ affected: AffectedForm[]; drafts: EntryValue[] }> {
    const before = await this.surroundings.execute()
    const after: CompilerSurroundings = { ...before, isAnnounced: (id) => id === concept || before.isAnnounced(id) }
    const cause = { vi: `Công bố “${concept}” từ ${from}.`, en: `“${concept}” is announced from ${from} on.` }
    const [live, drafts, later] = await Promise.all([
      this.store.list('form'),
      this.store.list('formDraft'),
      this.withLater(after),
    ])
    const changed: { form: FormDocument; findings: FormFinding[]; draft: FormDraft }[] = []
    for (const form of live) {
      await turn() // who connects or asks meanwhile waits for one form, not for all
      const findings = newErrors(form, before, after)
      if (findings.length === 0) continue
      const standing = drafts.find((draft) => isDraftOf(draft, form))
      changed.push({ form, findings, draft: draftOf(form, standing, later, { due: from, cause }) })
    }
    return {
      affected: changed.map(({ form, findings, draft }) => ({
        ...nameOf(form),
        findings,
        draftVersion: draft.form.formVersion,
      })),
      drafts: changed.map(({ form, draft }) => ({ type: 'formDraft', key: form.procedure, value: draft })),
    }
  }

  /** What is announced from a later day on counts, too: the next version has to obey it. */
  private async withLater(around: CompilerSurroundings): Promise<CompilerSurroundings> {
    const { today, concept, isAnnounced } = around
    const standing = (await this.store.list('announcement')).filter((each) => !hasEnded(validityOf(each), today))
    const ids = new Set(standing.map((each) => each.concept).filter((id) => (concept(id)?.retiredOn ?? today) >= today))
    return { ...around, isAnnounced: (id) => ids.has(id) || isAnnounced(id) }
  }

  /** The forms that would begin to ask for a concept, or to demand a paper, once it is no longer announced. */
  async retracted(concept: string): Promise<AffectedForm[]> {
    const live = await this.store.list('form')
    return live.flatMap((form) => {
      const findings = [...asking(form, concept), ...demanding(form, concept)]
      return findings.length > 0 ? [{ ...nameOf(form), findings }] : []
    })
  }
}

const nameOf = ({ procedure, formVersion }: FormDocument) => ({ procedure, formVersion })

function newErrors(form: FormDocument, before: CompilerSurroundings, after: CompilerSurroundings): FormFinding[] {
  const errors = (around: CompilerSurroundings) =>
    compileForm({ ...form }, around).filter(({ severity }) => severity === 'error')
  const known = new Set(errors(before).map(name))
  return errors(after).filter((finding) => !known.has(name(finding)))
}

const name = ({ rule, field, document, concept }: FormFinding) => [rule, field, document, concept].join(' ')

const isDraftOf = (draft: FormDraft, { procedure, formVersion }: FormDocument) =>
  draft.form.procedure === procedure && draft.form.formVersion === draftVersionOf(formVersion)

/** The next version of a form: the draft there is with more repairs, or the form in force with its first. */
function draftOf(
  live: FormDocument,
  standing: FormDraft | undefined,
  around: CompilerSurroundings,
  { due, cause }: Pick<FormDraft, 'due' | 'cause'>,
): FormDraft {
  const form = repaired(standing?.form ?? { ...live, formVersion: draftVersionOf(live.formVersion) }, around)
  const findings = compileForm({ ...form }, around)
  if (!standing) return { form, findings, due, cause }
  const both = { vi: `${standing.cause.vi} ${cause.vi}`, en: `${standing.cause.en} ${cause.en}` }
  return { form, findings, due: standing.due < due ? standing.due : due, cause: both }
}

/** Repairs of one form at the most. */
const mostRepairs = 50

/** One repair after the other: what a patch says holds for the document the finding was made in. */
function repaired(form: FormDocument, around: CompilerSurroundings): FormDocument {
  let next = form
  for (let made = 0; made < mostRepairs; made += 1) {
    const certain = compileForm({ ...next }, around).find(
      ({ severity, patch }) => severity === 'error' && patch !== undefined && patch.length > 0,
    )
    if (!certain?.patch) break
    next = applyPatch(next, certain.patch)
  }
  return next
}

function asking(form: FormDocument, concept: string): FormFinding[] {
  return Object.entries(form.bindings).flatMap(([field, binding]) =>
    binding.mode === 'registry' && binding.concept === concept
      ? [
          {
            rule: 'conceptNotAnnounced',
            severity: 'warning' as const,
            field,
            concept,
            message: { vi: 'Câu này sẽ lại phải hỏi.', en: 'This would be asked again.' },
          },
        ]
      : [],
  )
}

function demanding(form: FormDocument, concept: string): FormFinding[] {
  return form.documents.flatMap(({ replacedBy }, document) =>
    replacedBy?.includes(concept)
      ? [
          {
            rule: 'conceptNotAnnounced',
            severity: 'warning' as const,
            document,
            concept,
            message: { vi: 'Giấy tờ này sẽ lại phải nộp.', en: 'This paper would be demanded again.' },
          },
        ]
      : [],
  )
}
