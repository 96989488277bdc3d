import { Controller, Get, Param, Query } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator'
import {
  dayPattern,
  DomainError,
  ListEntries,
  pageOf,
  SuccessorPage,
  unitLevels,
  UnitPage,
  UnitView,
  type UnitLevel,
} from '#contracts'
import { Clock, invalidInput } from '#platform'
import {
  communeAgencyCode,
  dayOf,
  firstKnownDay,
  isPartialDate,
  lastFormerDay,
  mergerDay,
  provinceOf,
  searchUnits,
  stillExists,
  successors,
  unitAt,
  unitPath,
  type Unit,
} from '#vietnam'
import { Public } from '../../auth/auth.guard.js'
import { Replies } from '../../http/replies.js'

/** `GET /v1/units` */
export class FindUnits extends ListEntries {
  @IsOptional() @IsString() @MaxLength(100) q?: string
  @IsOptional() @IsIn(unitLevels) level?: UnitLevel
  @IsOptional() @Matches(dayPattern) at?: string
}

/** The day a code is read on. */
export class OnDay {
  @IsOptional() @Matches(dayPattern) at?: string
}

/** The day a code is read on, and which page of what became of the unit. */
export class FindSuccessors extends ListEntries {
  @IsOptional() @Matches(dayPattern) at?: string
}

/** Administrative units of both eras; a code is always read on a day. */
@ApiTags('Reference data')
@Public()
@Controller('v1/units')
export class UnitsController {
  constructor(private readonly clock: Clock) {}

  /** `path` is the unit with all it belonged to on the day, as an address ends: it tells units of one name apart. */
  @Replies(UnitPage)
  @Get()
  find(@Query() { q, level, at, ...page }: FindUnits) {
    const day = knownDay(at ?? dayOf(this.clock.now()))
    const { items, nextCursor } = pageOf(searchUnits(q ?? '', day, level), ({ code }) => code, page)
    return {
      items: items.map((unit) => ({
        ...viewOf(unit),
        path: unitPath(unit.code, day) ?? unit.name,
        ...officeOf(unit, day),
      })),
      nextCursor,
    }
  }

  @Replies(UnitView)
  @Get(':code')
  get(@Param('code') code: string, @Query() { at }: OnDay) {
    if (!at) throw dateRequired()
    const unit = unitAt(code, knownDay(at))
    if (!unit) throw unitNotFound()
    return viewOf(unit)
  }

  /**
   * What became of a unit of the day `at` by today; empty when it still exists. A code that only a former unit had names
   * that unit on later days too.
   */
  @Replies(SuccessorPage)
  @Get(':code/successors')
  successors(@Param('code') code: string, @Query() { at, ...page }: FindSuccessors) {
    if (!at) throw dateRequired()
    const today = dayOf(this.clock.now())
    const asOf = unitAt(code, knownDay(at)) ? at : lastFormerDay
    if (!unitAt(code, asOf)) throw unitNotFound()
    const later = stillExists(code, asOf, today) ? [] : successors(code, asOf, today)
    const items = later.map(({ unit, share }) => ({
      code: unit.code,
      name: unit.name,
      share,
      path: unitPath(unit.code, today) ?? unit.name,
      ...officeOf(unit, today),
    }))
    return pageOf(items, (item) => item.code, page)
  }
}

function viewOf({ code, level, kind, name, parent, validFrom, validTo }: Unit) {
  return { code, level, kind, name, parent: parent ?? null, validFrom: validFrom ?? null, validTo: validTo ?? null }
}

/** The agency code of the office that receives what the people of a commune of this day hand in. */
function officeOf({ code, level }: Unit, day: string): { office?: string } {
  const province = level === 'commune' && day >= mergerDay ? provinceOf(code, day)?.code : undefined
  const office = province && communeAgencyCode(province, code)
  return office ? { office } : {}
}

function dateRequired(): DomainError {
  return new DomainError('invalid', 'date_required', {
    vi: 'Hãy cho biết ngày (at=YYYY-MM-DD): cùng một mã chỉ các nơi khác nhau trước và sau ngày 01/07/2025.',
    en: 'Give the date (at=YYYY-MM-DD): the same code names different places before and after 1 July 2025.',
  })
}

function unitNotFound(): DomainError {
  return new DomainError('notFound', 'unit_not_found', {
    vi: 'Ngày đó không có đơn vị hành chính mang mã này.',
    en: 'There is no unit of this code on that day.',
  })
}

/** The day itself, where it is one of the calendar (`2026-02-30` is none) and not before units are known. */
function knownDay(day: string): string {
  if (!isPartialDate(day)) throw invalidInput([{ path: '/at', code: 'wrong_form', message: noSuchDay }])
  if (day >= firstKnownDay) return day
  throw new DomainError('invalid', 'date_too_early', {
    vi: 'Danh mục đơn vị hành chính không có dữ liệu trước ngày 01/05/1975: hãy hỏi với một ngày muộn hơn.',
    en: 'The list of administrative units says nothing about days before 1 May 1975: ask with a later day.',
  })
}

const noSuchDay = { vi: 'Lịch không có ngày này.', en: 'The calendar has no such day.' }
