import type { LoadJobEnd } from '../load/driver.js'
import { applicantsOf } from '../journey/applicants.js'
import { openDrafts, prefillOf, type Draft, type SignedIn } from '../journey/dossiers.js'
import type { Issuer } from '../journey/issuer.js'
import { RunningSystem } from '../journey/running-system.js'
import type { Topology } from '../journey/topology.js'
import type { LoadFigures } from '../load/load-figures.js'
import type { Worker } from '../processes/worker.js'
import type { Counted } from '../processes/usage.js'
import type { Surroundings } from '../surroundings.js'

const inFlight = 64
const warmUpSeconds = 3

/** The system over databases of one size, with dossiers nobody has prefilled yet. */
export class SizedSystem {
  private drafts: Draft[] = []
  private system: RunningSystem | undefined

  constructor(
    readonly people: number,
    private readonly surroundings: Surroundings,
    private readonly issuer: Issuer,
    private readonly driver: Worker,
  ) {}

  get counted(): Counted[] {
    return this.running.counted
  }

  async start(topology: Topology): Promise<void> {
    this.system = await RunningSystem.start(topology, this.surroundings, this.issuer.setting, undefined)
  }

  /** Opens dossiers of as many different citizens as there are, spread over the whole population. */
  async open(dossiers: number): Promise<void> {
    const applicants = applicantsOf(this.people)['one-wave']
    if (applicants.length === 0) throw new Error(`Among ${this.people} people nobody applies alone; take more.`)
    const step = Math.max(1, Math.floor(applicants.length / dossiers))
    const chosen = applicants.filter((_, index) => index % step === 0).slice(0, dossiers)
    const citizens = await Promise.all(
      chosen.map(async (one): Promise<SignedIn> => ({ ...one, token: await this.issuer.tokenFor(one) })),
    )
    this.drafts = await openDrafts(this.driver, this.running.port, citizens, dossiers)
  }

  /** The next so many seconds' prefills, each the first of its dossier while there are such. */
  async prefill(seconds: number): Promise<LoadFigures> {
    await this.load({ kind: 'inFlight', inFlight }, warmUpSeconds)
    return this.load({ kind: 'inFlight', inFlight }, seconds)
  }

  /** Prefills at a steady rate, the dossiers round and round. */
  steady(perSecond: number, seconds: number): Promise<LoadFigures> {
    return this.load({ kind: 'openLoop', perSecond }, seconds)
  }

  async stop(): Promise<void> {
    await this.system?.stop()
    this.system = undefined
  }

  private get running(): RunningSystem {
    if (!this.system) throw new Error('The system has not been started.')
    return this.system
  }

  /** Dossiers that were prefilled go to the end of the line. */
  private async load(
    level: { kind: 'inFlight'; inFlight: number } | { kind: 'openLoop'; perSecond: number },
    seconds: number,
  ): Promise<LoadFigures> {
    const end = await this.driver.call<LoadJobEnd>('load', {
      ...{ port: this.running.port, level, seconds, failureMark: '"unavailable"' },
      requests: this.drafts.map(prefillOf),
    })
    const used = end.used % this.drafts.length
    this.drafts = [...this.drafts.slice(used), ...this.drafts.slice(0, used)]
    return end.figures
  }
}
