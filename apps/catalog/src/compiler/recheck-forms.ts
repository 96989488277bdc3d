import { Injectable } from '@nestjs/common'
import type { AffectedForm, Announcement, Bilingual, FormDocument, FormFinding } from '#contracts'
import { CatalogueStore } from '../entries/catalogue-store.js'
import type { EntryValue } from '../entries/change-entries.js'
import { compileForm } from './compile-form.rules.js'
import { FindSurroundings } from './find-surroundings.js'
import { applyPatch } from './patch.rules.js'
import type { CompilerSurroundings } from './surroundings.js'
import { draftVersionOf } from '../forms/form-version.rules.js'

/** Checks every live form again when what is announced changes. */
@Injectable()
export class RecheckForms {
  constructor(
    private readonly store: CatalogueStore,
    private readonly surroundings: FindSurroundings,
  ) {}

  /**
   * The forms an announcement makes wrong, and a draft of the next version for each, with every certain repair applied
   * and the day from which the present version breaks the rules.
   */
  async announced({ concept, from }: Announcement): Promise<{ affected: AffectedForm[]; drafts: EntryValue[] }> {
    const before = await this.surroundings.execute()
    const after: CompilerSurroundings = { ...before, isAnnounced: (id) => id === concept || before.isAnnounced(id) }
    const cause = { vi: `Công bố “${concept}” từ ${from}.`, en: `“${concept}” is announced from ${from} on.` }
    const live = await this.store.list('form')
    const changed = live.flatMap((form) => {
      const findings = newErrors(form, before, after)
      return findings.length > 0 ? [{ form, findings, draft: repaired(form, findings) }] : []
    })
    return {
      affected: changed.map(({ form, findings, draft }) => ({
        ...nameOf(form),
        findings,
        draftVersion: draft.formVersion,
      })),
      drafts: changed.map(({ form, draft }) => draftEntry(form.procedure, draft, after, from, cause)),
    }
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

function repaired(form: FormDocument, findings: readonly FormFinding[]): FormDocument {
  const patched = findings.reduce((each, { patch = [] }) => applyPatch(each, patch), form)
  return { ...patched, formVersion: draftVersionOf(form.formVersion) }
}

function draftEntry(
  key: string,
  form: FormDocument,
  around: CompilerSurroundings,
  due: string,
  cause: Bilingual,
): EntryValue {
  return { type: 'formDraft', key, value: { form, findings: compileForm({ ...form }, around), due, cause } }
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
