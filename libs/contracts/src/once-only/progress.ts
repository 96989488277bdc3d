import { IsBoolean, IsIn, IsInt, IsOptional, IsString } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { IsBilingual, IsListOf } from '../language/shapes.js'
import { anyone } from '../messages/access.js'
import { query } from '../messages/message.js'
import { ListEntries, Page } from '../messages/paging.js'

/** A question of a form in force that asks for what a registry holds, and whose form it is. */
export class AskingField {
  @IsString() procedure: string
  @IsString() formVersion: string
  /** Agency code of the ministry that makes the form. */
  @IsString() office: string
  @IsString() path: string
  @IsBilingual() label: Bilingual
  /** A waiver lets it be asked. */
  @IsBoolean() waived: boolean
}

/** A paper that a form in force demands, and whose form it is. */
export class DemandedPaper {
  @IsString() procedure: string
  @IsString() formVersion: string
  /** Agency code of the ministry that makes the form. */
  @IsString() office: string
  /** Its place among the papers of the form, from 0. */
  @IsInt() document: number
  @IsBilingual() name: Bilingual
}

/** How far one concept has come on its way from the dictionary into the forms. */
export class ConceptProgress {
  @IsString() concept: string
  @IsBilingual() name: Bilingual
  @IsString() registry: string
  /** Agency code and name of the ministry that owns the registry. */
  @IsString() owner: string
  @IsBilingual() ownerName: Bilingual
  /** For some territory, today. */
  @IsBoolean() announced: boolean
  /** Where: all of the country, or in how many provinces and communes. */
  @IsBoolean() nationwide: boolean
  @IsInt() territories: number
  /** Announced, and a connected registry answers it. */
  @IsBoolean() usable: boolean
  /** Fields of forms in force that look it up, and the procedures of these forms. */
  @IsInt() used: number
  @IsString({ each: true }) usedBy: string[]
  /** Questions of forms in force that ask for it although it is announced. */
  @IsInt() askedInSpite: number
  /** All questions that ask for it, announced or not, as the form checker reads them with certainty. */
  @IsListOf(() => AskingField) askedBy: AskingField[]
  /** Papers that prove it and are demanded still; what a paper proves is a sample (C). */
  @IsListOf(() => DemandedPaper) papers: DemandedPaper[]
}

/** One registry summed up. */
export class RegistryProgress {
  @IsString() registry: string
  @IsBilingual() name: Bilingual
  @IsString() owner: string
  @IsBilingual() ownerName: Bilingual
  /** Whether a look-up reaches it. */
  @IsBoolean() connected: boolean
  @IsInt() concepts: number
  @IsInt() announced: number
  @IsInt() usable: number
  /** Concepts that a form in force looks up. */
  @IsInt() used: number
  /** Questions asked although the concept is announced, and papers that are demanded still. */
  @IsInt() askedInSpite: number
  @IsInt() papers: number
}

/** What announcing one more concept nationwide would take out of the forms in force, after those before it in the list. */
export class NextAnnouncement {
  @IsInt() rank: number
  @IsString() concept: string
  @IsBilingual() name: Bilingual
  @IsString() registry: string
  @IsString() owner: string
  @IsBilingual() ownerName: Bilingual
  /** `announce`: its registry answers it. `answer`: it is planned, its registry has to answer it first. `connect`: no look-up reaches the registry. */
  @IsIn(['announce', 'answer', 'connect']) step: 'announce' | 'answer' | 'connect'
  @IsInt() questions: number
  /** Papers nothing else keeps, once what stands before it in the list is announced. */
  @IsInt() papers: number
  @IsString({ each: true }) procedures: string[]
}

/** Which registry's concepts are wanted, all where none is named. */
export class ListProgress extends ListEntries {
  @IsOptional() @IsString() registry?: string
}

/** A page of the concepts; the registries and the order of what to announce next are of the whole dictionary. */
export class Progress extends Page {
  @IsListOf(() => RegistryProgress) registries: RegistryProgress[]
  @IsListOf(() => NextAnnouncement) next: NextAnnouncement[]
  @IsListOf(() => ConceptProgress) items: ConceptProgress[]
}

/** How far the announcements have come. */
export const progress = {
  list: query('catalog.progress.v1', ListProgress, Progress, anyone),
} as const
