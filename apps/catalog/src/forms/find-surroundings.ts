import { Injectable } from '@nestjs/common'
import type { CatalogueType } from '#contracts'
import { learnedReader, type CompilerSurroundings, type Verdict } from '#forms'
import { Clock } from '#platform'
import { dayOf, unitAt } from '#vietnam'
import { CatalogueStore } from '../entries/catalogue-store.js'
import type { SeedEntry } from '../entries/seed-entry.js'
import { ReviewStore } from '../reviews/review-store.js'
import { territoryUnknown } from './form.errors.js'
import { surroundingsOf } from './surroundings-of.js'

const kinds = [
  'concept',
  'askedConcept',
  'paperType',
  'registry',
  'announcement',
  'setting',
  'waiver',
  'procedure',
  'formFlag',
  'legalSource',
] as const satisfies readonly CatalogueType[]

/** The catalogue of today as forms are compiled against it; read again only after an entry has changed or a review was answered. */
@Injectable()
export class FindSurroundings {
  private stamp = ''
  private reading: { stamp: string; done: Promise<void> } | undefined
  private entries: SeedEntry[] = []
  private verdicts: ReadonlyMap<string, Verdict> = new Map()
  private readonly made = new Map<string, CompilerSurroundings>()

  constructor(
    private readonly store: CatalogueStore,
    private readonly clock: Clock,
    private readonly reviews: ReviewStore,
  ) {
    learnedReader() // refuses the start where its file is another one
  }

  /** Throws `invalid` / `territory_unknown` where there is no such unit today. */
  async execute(territory?: string): Promise<CompilerSurroundings> {
    const today = dayOf(this.clock.now())
    if (territory !== undefined && territory !== 'VN' && !unitAt(territory, today)) throw territoryUnknown(territory)
    await this.refresh()
    const name = `${today} ${territory ?? ''}`
    const known = this.made.get(name)
    if (known) return known
    if (this.made.size > 100) this.made.clear()
    const made = surroundingsOf(this.entries, today, territory, this.verdicts)
    this.made.set(name, made)
    return made
  }

  private async refresh(): Promise<void> {
    const stamp = (await Promise.all([this.store.stamp(), this.reviews.stamp()])).join(' ')
    if (stamp === this.stamp) return
    if (this.reading?.stamp !== stamp)
      this.reading = { stamp, done: this.read(stamp).finally(() => (this.reading = undefined)) }
    await this.reading.done
  }

  private async read(stamp: string): Promise<void> {
    const lists = await Promise.all(
      kinds.map(async (type) => {
        const values = await this.store.list(type)
        return values.map((value) => ({ type, key: '', value, place: '' }) as SeedEntry)
      }),
    )
    const verdicts = await this.reviews.verdicts(
      async (code) => (await this.store.find('authority', code))?.name ?? { vi: code, en: code },
    )
    this.entries = lists.flat()
    this.verdicts = verdicts
    this.stamp = stamp
    this.made.clear()
  }
}
