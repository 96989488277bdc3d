import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import {
  assertRelated,
  forms,
  type Actor,
  type FormDocument,
  type FormFinding,
  type FormPublished,
  type PublishFormCommand,
} from '#contracts'
import { compileForm, doubtsOfForm, namesPlaces, readDocument, withProcess } from '#forms'
import { Database } from '#database'
import { Clock, ServiceKeys } from '#platform'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { procedureNotFound, procedureNotYours } from '../entries/entry.errors.js'
import { Certifier, hashOf } from '../forms/certifier.js'
import { FindSurroundings } from '../forms/find-surroundings.js'
import { assertNewer, versionKey } from '../forms/form-version.rules.js'
import { formRefused, procedureDiffers } from '../forms/form.errors.js'
import { ReviewStore } from '../reviews/review-store.js'
import { openedReview } from './kept-doubt.rules.js'
import { nothingToReview } from './review.errors.js'

/**
 * Publishes a version of a procedure's form with its certificate, its graph written out. Dossiers under way keep the version
 * they began with. What is announced cannot change between the check and the publication. A form with doubts is kept instead
 * and waits for their answers; sent again it waits on, another one takes its place. Throws `procedure_not_found`,
 * `procedure_not_yours`, `form_refused` with the findings while one is an error, `version_invalid` or `version_not_newer`.
 */
@Injectable()
export class PublishForm {
  constructor(
    private readonly database: Database,
    private readonly store: CatalogueStore,
    private readonly surroundings: FindSurroundings,
    private readonly certifier: Certifier,
    private readonly reviews: ReviewStore,
    private readonly keys: ServiceKeys,
    private readonly clock: Clock,
  ) {}

  async execute(command: PublishFormCommand, actor: Actor): Promise<FormPublished> {
    return this.send(command, actor, (tx, form, findings) => this.publish(tx, form, findings, actor.authority ?? ''))
  }

  /** The same for a form that has doubts; throws `nothing_to_review` for one without. */
  async review(command: PublishFormCommand, actor: Actor): Promise<FormPublished> {
    return this.send(command, actor, () => {
      throw nothingToReview()
    })
  }

  /** Keeps a form whose doubts are answered in force, within `tx`; gives what it was published with. */
  async publish(
    tx: EntityManager,
    form: FormDocument,
    findings: FormFinding[],
    office: string,
  ): Promise<FormPublished> {
    const certificate = this.certifier.certify(form)
    const held = await this.store.held(tx)
    const current = held.find(({ type, key }) => type === 'form' && key === form.procedure)
    const published = { form, certificate, publishedBy: office }
    await this.store.write(tx, [
      { type: 'formVersion', key: versionKey(form), version: 1, value: published, hash: null, search: '' },
      {
        type: 'form',
        key: form.procedure,
        version: (current?.version ?? 0) + 1,
        value: form,
        hash: current?.hash ?? null, // the seed it replaces counts as loaded, so that a restart does not bring it back
        search: '',
      },
    ])
    return { procedure: form.procedure, formVersion: form.formVersion, certificate, findings }
  }

  private async send(
    { procedure, form: input }: PublishFormCommand,
    actor: Actor,
    publish: (tx: EntityManager, form: FormDocument, findings: FormFinding[]) => Promise<FormPublished>,
  ): Promise<FormPublished> {
    const known = await this.store.find('procedure', procedure)
    if (!known) throw procedureNotFound(procedure)
    const relations = known.ministry === actor.authority ? (['responsible'] as const) : []
    assertRelated(forms.publish.access, actor, relations, () => procedureNotYours(procedure))
    if ((input as FormDocument).procedure !== procedure) throw procedureDiffers()
    return this.database.transaction(async (tx) => {
      await this.store.lock(tx)
      const current = await this.store.find('form', procedure)
      const mustNamePlaces = !current || namesPlaces(current)
      const around = { ...(await this.surroundings.execute()), mustNamePlaces }
      const findings = compileForm(input as Record<string, unknown>, around)
      if (findings.some(({ severity }) => severity === 'error')) throw formRefused(findings)
      // what was judged is what is published: nothing else that stood in the request
      const form = withProcess(readDocument(input as Record<string, unknown>).form)
      assertNewer(form.formVersion, current?.formVersion)
      const doubts = doubtsOfForm(form, around).map((doubt) => openedReview(doubt, form, around))
      if (doubts.length > 0) return this.wait(tx, form, { findings, doubts, actor })
      const published = await publish(tx, form, findings)
      await this.reviews.replace(tx, procedure)
      return published
    })
  }

  private async wait(
    tx: EntityManager,
    form: FormDocument,
    { findings, doubts, actor }: { findings: FormFinding[]; doubts: ReturnType<typeof openedReview>[]; actor: Actor },
  ): Promise<FormPublished> {
    const { procedure, formVersion } = form
    const hash = hashOf(form)
    const standing = await this.reviews.waiting(tx, procedure)
    const answer = (sentAt: Date, reviews: string[]): FormPublished => ({
      ...{ procedure, formVersion, status: 'waiting', findings, reviews },
      sentAt: sentAt.toISOString(),
    })
    if (standing?.hash === hash && standing.open.length > 0) return answer(standing.sentAt, standing.open)
    const sentAt = this.clock.now()
    await this.reviews.keep(
      tx,
      {
        ...{ id: uuidv7(), procedure, formVersion, hash, form, office: actor.authority ?? '' },
        ...{ author: authorOf(this.keys, actor), state: 'waiting', sentAt },
      },
      doubts,
    )
    return answer(
      sentAt,
      doubts.map(({ id }) => id),
    )
  }
}

/** Tells whether somebody is the one who sent a form, and nothing else. */
export function authorOf(keys: ServiceKeys, { issuer, subject }: Actor): string {
  return keys.pseudonym(`${issuer} ${subject}`)
}
