import { Injectable } from '@nestjs/common'
import {
  dossierAccess,
  invalidPlace,
  type Actor,
  type DueView,
  type SimulateDue as Body,
  type SimulateDueCommand,
} from '#contracts'
import { Catalogue, Clock } from '#platform'
import type { ClockEvent } from '../clock/count/clock-case.js'
import { waitBegunBy, waitEndedBy, waitsOf } from '../clock/count/waits.rules.js'
import { procedureNotFound } from '../dossier/dossier.errors.js'
import { Dossiers } from '../dossier/dossiers.js'
import { formOf } from '../dossier/form-of.js'
import { isOpen, processOf } from '../lifecycle/actions.rules.js'
import { DossierClock } from '../lifecycle/dossier-clock.js'
import { clockNotRunning } from './simulation.errors.js'

/** When a dossier would be due if an answer came on a day: to what is asked for now, or to a supplement asked for meanwhile. */
@Injectable()
export class SimulateDue {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly catalogue: Catalogue,
    private readonly dossierClock: DossierClock,
    private readonly clock: Clock,
  ) {}

  async execute({ dossier: id, body }: SimulateDueCommand, actor: Actor): Promise<DueView> {
    const dossier = await this.dossiers.get(dossierAccess.read, id, actor)
    if (!dossier.receivedAt || !isOpen(dossier.status)) throw clockNotRunning()
    const procedure = this.catalogue.get('procedure', dossier.procedure)
    if (!procedure) throw procedureNotFound()
    const process = processOf(formOf(this.catalogue, dossier))
    const events = await this.dossierClock.events(dossier, process)
    const imagined = withAnswer(events, body, this.clock.now())
    return this.dossierClock.view({ ...dossier, dueAt: null }, procedure, imagined)
  }
}

/** The history with the answer; where nothing is asked for, a supplement is asked for first. */
function withAnswer(events: readonly ClockEvent[], { askedAt, answeredAt, reason }: Body, now: Date): ClockEvent[] {
  const at = Date.parse(answeredAt)
  const isWaiting = waitsOf(events).some((wait) => wait.answeredAt === undefined)
  const last = events.at(-1)
  const kind = isWaiting && last ? waitBegunBy(last.type) : undefined
  if (last && kind) {
    if (at < last.at) throw answeredTooSoon()
    const type = (['supplementReceived', 'paymentReceived', 'resumed'] as const).find(
      (one) => waitEndedBy(one) === kind,
    )
    return [...events, { type: type ?? 'resumed', at, ref: last.ref }]
  }
  const asked = askedAt === undefined ? now.getTime() : Date.parse(askedAt)
  if (at < asked || asked < (last?.at ?? 0)) throw answeredTooSoon()
  return [
    ...events,
    { type: 'supplementRequested', at: asked, ref: 'imagined', ...(reason ? { reason } : {}) },
    { type: 'supplementReceived', at, ref: 'imagined' },
  ]
}

function answeredTooSoon() {
  return invalidPlace('/answeredAt', 'out_of_order', {
    vi: 'Câu trả lời phải đến sau khi được hỏi, và câu hỏi sau những việc đã xảy ra.',
    en: 'The answer comes after the question, and the question after what has happened already.',
  })
}
