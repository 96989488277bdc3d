import { Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import { Bus, type ActorContext } from '#bus'
import {
  accountOf,
  dossierAccess,
  exchange,
  type DossierTicket,
  type FormDocument,
  type LandKeys,
  type LookupResult,
  type PrefillCommand,
  type PrefilledSnapshot,
  type QuotaState,
  type SnapshotField,
  type SnapshotView,
  isConnected,
} from '#contracts'
import { Catalogue, Clock } from '#platform'
import { dayOf } from '#vietnam'
import { placesProvided } from '../answers/answers.rules.js'
import type { Standing } from '../consents/consent.rules.js'
import { assertMay } from '../dossier/access.rules.js'
import { isDisputed, withoutInapplicable } from '../dossier/dispute.rules.js'
import { dossierChanged, dossierNotFound, versionStale } from '../dossier/dossier.errors.js'
import { formOf } from '../dossier/form-of.js'
import { isOpen } from '../lifecycle/actions.rules.js'
import { MatchPerson } from '../matching/match-person.js'
import { PersonAccesses } from '../matching/person-accesses.js'
import { askingOffice } from '../standing/standing.rules.js'
import { papersAvoided, summaryOf } from '../views/summary.rules.js'
import { derivedFields } from './derive.rules.js'
import { readLandKeys } from './land-keys.rules.js'
import {
  conceptsOf,
  firstWave,
  lookupIdOf,
  orderOf,
  secondWave,
  type OrderedLookup,
  type PlannedLookup,
  type Looked,
} from './plan.rules.js'
import { Prefills, type DossierToFill, type SnapshotRow } from './prefills.js'
import { boundSnapshot } from './snapshot.rules.js'
import {
  applicantKeys,
  everyRole,
  foundNothing,
  knownPeople,
  linkQuestions,
  residenceOf,
  residences,
  standings,
  ticketSubjects,
  waitingRoles,
} from './subjects.rules.js'
import { assertChoices, inLayoutOrder } from './summary.rules.js'

/** Milliseconds: what a prefill may take in all, and what of it the first wave may take. */
const wholeBudget = 2900
const firstWaveBudget = 1900

/** A prefill under way. */
interface Run {
  snapshotId: string
  dossier: DossierToFill
  form: FormDocument
  context: ActorContext
  deadline: number
  looked: Looked[]
  /** Answers to whether population links the named people to the applicant. */
  links: Looked[]
  landKeys: LandKeys | null
  /** How the office stands to the quotas the look-ups count against, by agreement. */
  quotas: Map<string, QuotaState>
}

/**
 * Fills the form of a draft from the registries in at most two waves under one deadline, and keeps the result as a
 * snapshot. A registry that is down, slow, empty or lying leaves typed gaps; it never fails the prefill. Whatever it rests
 * on (status, people, representation, consents) must still hold when it is kept, else `dossier_changed`.
 */
@Injectable()
export class PrefillDossier {
  constructor(
    private readonly bus: Bus,
    private readonly catalogue: Catalogue,
    private readonly prefills: Prefills,
    private readonly match: MatchPerson,
    private readonly clock: Clock,
    private readonly accesses: PersonAccesses,
  ) {}

  async execute(command: PrefillCommand, context: ActorContext): Promise<PrefilledSnapshot> {
    const snapshotId = context.isDirect ? uuidv7() : context.id
    const prefillId = uuidv7()
    const at = this.clock.now()
    const dossier = await this.prefills.begin({ id: prefillId, dossierId: command.dossier, snapshotId, at })
    if (!dossier) throw dossierNotFound()
    if (dossier.answered) {
      assertMay(dossierAccess.read, dossier, context.actor, dayOf(at))
      return this.kept(formOf(this.catalogue, dossier), dossier.id, snapshotId)
    }
    const chosen = { ...dossier.chosen, ...command.body.chosen }
    const run = await this.runOf(command, context, dossier, snapshotId).catch(async (refusal: unknown) => {
      await this.prefills.forget(prefillId, dossier.id)
      throw refusal
    })
    await this.lookUp(run)
    const fields = this.fieldsOf(run, chosen)
    assertChoices(fields, command.body.chosen ?? {})
    const asked = { chosen: command.body.chosen ?? {}, land: command.body.land !== undefined, ifMatch: command.ifMatch }
    return this.keep(run, fields, { prefillId, chosen, asked })
  }

  /** Throws where this actor may not prefill the dossier now, or not so. */
  private async runOf(
    command: PrefillCommand,
    context: ActorContext,
    dossier: DossierToFill,
    snapshotId: string,
  ): Promise<Run> {
    assertMay(dossierAccess.prefill, dossier, context.actor, dayOf(this.clock.now()))
    const form = formOf(this.catalogue, dossier)
    if (command.ifMatch !== undefined && command.ifMatch !== dossier.version) throw versionStale()
    const landKeys = this.landKeysOf(command, dossier)
    const deadline = Math.min(context.deadline - 50, this.clock.deadline(wholeBudget))
    return { snapshotId, dossier, form, context, deadline, looked: [], links: [], landKeys, quotas: new Map() }
  }

  /** What the applicant says now, or said at an earlier prefill; null takes it back. */
  private landKeysOf({ body }: PrefillCommand, dossier: DossierToFill): LandKeys | null {
    if (body.land === undefined) return dossier.landKeys
    return body.land && readLandKeys(body.land, dayOf(this.clock.now()))
  }

  private async lookUp(run: Run): Promise<void> {
    const { dossier } = run
    if (dossier.representation?.status === 'unverified') return
    if (dossier.identity === 'unverified') await this.verify(run)
    const groups = this.groupsOf(run.form)
    const applicant = applicantKeys(dossier)
    const askable = dossier.identity === 'verified' || (dossier.channel === 'citizen' && !dossier.representation)
    if (!askable) return
    const first = [...firstWave(groups, applicant, run.landKeys), ...linkQuestions(run.form, dossier)]
    await this.wave(run, first, Math.min(run.deadline, this.clock.deadline(firstWaveBudget)))
    const people = knownPeople(run.looked, dossier, this.standings(run))
    const second = secondWave(groups, people, (registry) => foundNothing(run.looked, registry), run.landKeys)
    if (second.length > 0) await this.wave(run, second, run.deadline)
  }

  private standings({ form, dossier, links, looked }: Run): Standing[] {
    return standings(form, dossier, links, this.clock.now(), looked)
  }

  /** An applicant that could not be matched at the counter is matched first; until then nothing else is asked about them. */
  private async verify(run: Run): Promise<void> {
    const matched = await this.match.applicant(run.dossier, run.context, run.deadline)
    if (matched.personId) Object.assign(run.dossier, { identity: 'verified', applicantPersonId: matched.personId })
    else run.looked.push(...this.unmatched(run, matched.result))
  }

  private unmatched({ form }: Run, result: LookupResult): Looked[] {
    return this.groupsOf(form).map((group) => ({
      order: { ...group, subject: {}, lookupId: result.lookupId },
      result: { ...result, gaps: Object.fromEntries(group.concepts.map((concept) => [concept, 'unavailable'])) },
    }))
  }

  private async wave(run: Run, planned: PlannedLookup[], deadline: number): Promise<void> {
    const lookups = planned.map((lookup) => ({ ...lookup, lookupId: lookupIdOf(run.dossier.seed, lookup) }))
    const { correlationId, actorToken, actor, dossier } = run.context
    const reply = await this.bus.ask(
      exchange.lookup,
      { ticket: this.ticketOf(run, lookups), lookups: lookups.map(orderOf) },
      { correlationId, actorToken, actor, dossier, deadline },
    )
    for (const quota of reply.quotas ?? []) run.quotas.set(quota.agreement, quota)
    lookups.forEach((order, index) => {
      const result = reply.lookups[index]
      if (!result) return
      if (order.mode === 'match') {
        run.links.push({ order, result })
        return
      }
      run.looked = run.looked.filter(
        (looked) => looked.order.registry !== order.registry || looked.order.role !== order.role,
      )
      run.looked.push({ order, result })
    })
  }

  private ticketOf(run: Run, lookups: OrderedLookup[]): DossierTicket {
    const { dossier, looked, context } = run
    const authority = askingOffice(dossier, context.actor, (code) => Boolean(this.catalogue.get('authority', code)))
    return {
      dossierId: dossier.id,
      procedure: dossier.procedure,
      open: isOpen(dossier.status),
      consumerClass: 'communeOffice',
      authority,
      authorityUnit: authority && this.catalogue.get('authority', authority)?.unit,
      subjects: ticketSubjects(
        dossier,
        lookups,
        this.standings(run),
        residences(looked, dossier.residenceUnit ?? undefined),
      ),
      ...(dossier.representation ? { representative: { personId: dossier.representation.personId } } : {}),
    }
  }

  /** Also the fields that do not apply: a correction may bring them up. */
  private fieldsOf(run: Run, chosen: Record<string, string>): SnapshotField[] {
    const bound = boundSnapshot({
      form: run.form,
      looked: run.looked,
      chosen,
      isDisputed: (field) => isDisputed({ ...run.dossier, chosen }, field),
      waiting:
        run.dossier.representation?.status === 'unverified'
          ? everyRole(run.form, 'representationUnverified')
          : waitingRoles(run.form, this.standings(run), run.links),
      registry: (id) => this.catalogue.get('registry', id),
      registryOf: (concept) => this.catalogue.get('concept', concept)?.registry,
      isConnected: this.connected,
      labels: { none: 'Không có cái nào' },
    })
    const today = dayOf(this.clock.now())
    const setting = (key: string) => this.catalogue.settingEntry(key, today)
    return inLayoutOrder(run.form, [...bound, ...derivedFields(run.form, bound, setting, today)])
  }

  private async keep(
    run: Run,
    fields: SnapshotField[],
    { prefillId, chosen, asked }: Pick<SnapshotRow, 'prefillId' | 'chosen' | 'asked'>,
  ): Promise<PrefilledSnapshot> {
    const { snapshotId: id, dossier } = run
    const avoided = papersAvoided(run.form, withoutInapplicable(run.form, fields))
    const row = {
      id,
      dossierId: dossier.id,
      prefillId,
      fields,
      papersAvoided: avoided,
      results: [...run.links, ...run.looked].map(({ result }) => result),
      chosen,
      landKeys: run.landKeys,
      residenceUnit: residenceOf(run.looked) ?? null,
      provided: placesProvided(fields),
      eventId: uuidv7(),
      actor: { account: accountOf(run.context.actor), name: run.context.actor.name },
      grounds: dossier.grounds,
      began: dossier.began,
      asked,
      at: this.clock.now(),
    }
    const people = run.looked.flatMap(({ order }) => order.subject.personId ?? [])
    await this.accesses.lookedUp(dossier, run.context.actor, people)
    switch (await this.prefills.finish(row, dossier)) {
      case 'kept':
        return {
          ...viewOf(run.form, { id, fields, papersAvoided: avoided }),
          ...(run.quotas.size > 0 ? { quotas: [...run.quotas.values()] } : {}),
        }
      case 'repeated':
        return this.kept(run.form, dossier.id, id)
      case 'outdated':
        throw dossierChanged()
      case 'stale':
        throw versionStale()
    }
  }

  /** The bus can bring a question again, after its answer or while another instance works on it: it gets one snapshot. */
  private async kept(form: FormDocument, dossierId: string, id: string): Promise<SnapshotView> {
    return viewOf(form, { id, ...(await this.prefills.kept(dossierId, id)) })
  }

  /** A registry of the source is, also while the catalogue does not name it. */
  private readonly connected = (id: string) => isConnected(this.catalogue.get('registry', id) ?? { id })

  private groupsOf(form: FormDocument): ReturnType<typeof conceptsOf> {
    return this.catalogue.remember(`concepts of ${form.procedure} ${form.formVersion}`, () => {
      const agreed = new Set(
        this.catalogue
          .list('agreement')
          .filter(({ procedure }) => procedure === form.procedure)
          .flatMap(({ concepts }) => concepts),
      )
      return conceptsOf(
        form,
        (id) => this.catalogue.get('concept', id),
        (id) => agreed.has(id),
        this.connected,
      )
    })
  }
}

/** A kept snapshot as it is told: without what does not apply, which is not counted either. */
function viewOf(
  form: FormDocument,
  { id, fields, papersAvoided }: Pick<SnapshotRow, 'id' | 'fields' | 'papersAvoided'>,
): SnapshotView {
  const told = withoutInapplicable(form, fields)
  return { snapshotId: id, fields: told, summary: summaryOf(told, papersAvoided) }
}
