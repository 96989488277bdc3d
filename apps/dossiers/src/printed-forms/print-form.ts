import { createHash, randomBytes } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import {
  accountOf,
  dossierAccess,
  isDemanded,
  type Actor,
  type FormPaper,
  type PrintCommand,
  type PrintedFormName,
  type PrintForOfficeCommand,
  type Procedure,
  type ResultFile,
} from '#contracts'
import { Database } from '#database'
import { FILE_STORE, type FileStore } from '#files'
import { avoidedPapers } from '#forms'
import { renderPaper } from '#papers'
import { Catalogue, Clock, RuntimeSettings } from '#platform'
import { dayNumberOf } from '../clock/office/days.js'
import { dueOn } from '../clock/office/office.js'
import type { Dossier } from '../dossier/dossier.entity.js'
import { procedureNotFound } from '../dossier/dossier.errors.js'
import { Dossiers } from '../dossier/dossiers.js'
import { formOf } from '../dossier/form-of.js'
import { snapshotFields } from '../dossier/snapshot-fields.js'
import { deadlineOf, DossierClock } from '../lifecycle/dossier-clock.js'
import { officeNamed } from '../results/office-named.js'
import { ResultSettings } from '../results/result.settings.js'
import { storeFile } from '../results/store-file.js'
import { changedWhilePrinting, paperNotDue } from './printed-form.errors.js'
import { aboutOf, printedPaper, type HistoryRow, type PaperState, type PrintFacts } from './printed-form.rules.js'
import { templates } from './templates.js'

interface Printed {
  id: string
  size: number
  sha256: string
}

/** How often a paper is made anew where its dossier changes meanwhile. */
const mostTries = 3

/** Prints papers of dossiers: each once for what it is about, and the same file whenever it is printed again. */
@Injectable()
export class PrintForm {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly dossierClock: DossierClock,
    private readonly settings: ResultSettings,
    private readonly runtime: RuntimeSettings,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  /** Throws `paper_not_due` where the paper has nothing to say. */
  async execute({ dossier, form }: PrintCommand | PrintForOfficeCommand, actor: Actor): Promise<ResultFile> {
    const access = form === 'apology' || form === 'control' ? dossierAccess.printForOffice : dossierAccess.print
    for (let tries = 0; tries < mostTries; tries++) {
      const found = await this.dossiers.get(access, dossier, actor)
      const printed = await this.print(found, form, actor)
      if (printed) return { ...printed, name: `${templates[form].fileName}-${found.code}.pdf` }
    }
    throw changedWhilePrinting()
  }

  /** Whether a paper says what it would say now. */
  async isInForce(dossier: Dossier, form: PrintedFormName, about: string): Promise<boolean> {
    return (
      aboutOf(form, { ...dossier, history: await this.history(dossier), ...this.lateness(dossier, form) }) === about
    )
  }

  /** Undefined where the dossier changed before the paper could be kept. */
  private async print(dossier: Dossier, form: PrintedFormName, actor: Actor): Promise<Printed | undefined> {
    const [history, lateness] = [await this.history(dossier), this.lateness(dossier, form)]
    const about = aboutOf(form, { ...dossier, history, ...lateness })
    if (about === undefined) throw paperNotDue(form)
    const known = await this.kept(dossier, form, about)
    if (known) return known
    const at = this.clock.now()
    const [id, token] = [uuidv7(), randomBytes(16).toString('base64url')]
    const verification = `${this.settings.publicUrl}/verify/${token}`
    const facts = { ...(await this.facts(dossier, history)), ...lateness }
    const content = await renderPaper(printedPaper(form, about, facts, { at, by: actor.name, verification }), at)
    await storeFile(this.files, id, content)
    const sha256 = createHash('sha256').update(content).digest('hex')
    await this.database.write(
      `insert into printed_form (id, dossier_id, form, about, token, authority, printed_at, printed_by, size, sha256)
       select $1, id, $3, $4, $5, $6, $7, $8, $9, $10 from dossier where id = $2 and version = $11
       on conflict (dossier_id, form, about) do nothing`,
      [
        ...[id, dossier.id, form, about, token, dossier.handledBy ?? '', at, accountOf(actor)],
        ...[content.length, sha256, dossier.version],
      ],
    )
    return this.kept(dossier, form, about)
  }

  private async kept({ id }: Dossier, form: PrintedFormName, about: string): Promise<Printed | undefined> {
    const [row] = await this.database.query<Printed>(
      'select id, size, sha256 from printed_form where dossier_id = $1 and form = $2 and about = $3',
      [id, form, about],
    )
    return row
  }

  private history({ id }: Dossier): Promise<HistoryRow[]> {
    return this.database.query<HistoryRow>(
      'select id, at, event, actor_name as by, note from dossier_event where dossier_id = $1 order by at, id',
      [id],
    )
  }

  /** What an apology needs to know, and no other paper: a year without a calendar must not keep anybody from a receipt. */
  private lateness(dossier: Dossier, form: PrintedFormName): Pick<PrintFacts, 'soon' | 'proposedDueAt'> {
    if (form !== 'apology') return {}
    const [now, { dueAt, handledBy }] = [this.clock.now(), dossier]
    const office = this.dossierClock.officeOf(dossier)
    const tomorrow = office.calendar.nextWorkingDay(dayNumberOf(now.getTime()))
    const from = dueAt !== null && dueAt > now ? dueAt : now
    const proposedDueAt = this.dossierClock.dueOnReceipt(this.procedureOf(dossier), from, {
      ...{ handledBy: handledBy ?? '', channel: dossier.channel },
    })
    return { soon: new Date(dueOn(tomorrow, office)), proposedDueAt }
  }

  private procedureOf({ procedure }: Dossier): Procedure {
    const found = this.catalogue.get('procedure', procedure)
    if (!found) throw procedureNotFound()
    return found
  }

  private async facts(dossier: Dossier, history: HistoryRow[]): Promise<PrintFacts> {
    const [now, procedure] = [this.clock.now(), this.procedureOf(dossier)]
    const { receivedAt, dueAt, status, applicantName } = dossier
    return {
      ...officeNamed(this.catalogue, dossier.handledBy ?? '', now),
      ...{
        procedure,
        deadline: deadlineOf(procedure, dossier.channel),
        form: formOf(this.catalogue, dossier),
        code: dossier.code ?? '',
        status,
        applicantName,
      },
      ...{ receivedAt: receivedAt ?? now, dueAt, history, isDemo: this.runtime.demo },
      papers: await this.papers(dossier),
      wanted: dossier.wanted.map(({ path }) => path),
    }
  }

  /** The papers the form lists, each as it stands, and what was brought besides. */
  private async papers(dossier: Dossier): Promise<PaperState[]> {
    const brought = await this.database.query<{ paper: string; state: 'attached' | 'shown' }>(
      `select paper, 'attached' as state from attachment where dossier_id = $1 and paper is not null
       union select paper, 'shown' from shown_paper where dossier_id = $1 and paper is not null`,
      [dossier.id],
    )
    const form = formOf(this.catalogue, dossier)
    const fields = await this.database.read((tx) => snapshotFields({ tx, dossier, form }))
    const avoided = avoidedPapers(form.documents, fields ?? [], dossier.answers)
    const isOf = ({ code, name }: FormPaper, paper: string) => paper === code || paper === name.vi
    const others = brought.filter(({ paper }) => !form.documents.some((one) => isOf(one, paper)))
    return [
      ...form.documents.flatMap((one): PaperState[] => {
        const state = brought.find(({ paper }) => isOf(one, paper))?.state ?? stateOf(one, avoided.includes(one))
        const when = state === 'missing' && one.condition ? ` (chỉ khi: ${one.condition.vi})` : ''
        return state ? [{ name: `${one.name.vi}${when}`, state }] : []
      }),
      ...others.map(({ paper, state }) => ({ name: paper, state })),
    ]
  }
}

/** How a paper stands that nobody brought; undefined of one that nobody demands. */
function stateOf(paper: FormPaper, isAvoided: boolean): PaperState['state'] | undefined {
  if (isAvoided) return 'replaced'
  return isDemanded(paper) ? 'missing' : undefined
}
