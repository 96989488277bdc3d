/** What counts as received later than it came. */
export type LateReceipt = 'deemedNextWorkingDay' | 'dayOneNextWorkingDay' | 'ignored'

/** What a citizen hands in. */
export type Receivable = 'application' | 'supplement' | 'payment'

/**
 * How the legal clock reads what no law says clearly: one choice a name. All of them are tag C, so each is a dated setting
 * with a source; {@link defaultClockRules} is the reading that holds where nothing else was entered.
 */
export interface ClockRules {
  /** Whether day 1 is the day after day 0, or day 0 itself. */
  startDay: 'dayAfter' | 'sameDay'
  /** `HH:mm`: what comes later counts as received the next working day. */
  cutoff: string
  /** What comes in the very second of the cut-off. */
  cutoffExactly: 'inTime' | 'late'
  /** Received after the cut-off: the next working day is day 0, or day 1, or nothing moves. */
  afterCutoff: LateReceipt
  /** Received on a day off: the same choices. */
  onDayOff: LateReceipt
  /** What the two rules of receipt are applied to. */
  receiptRuleFor: readonly Receivable[]
  /** Which edge of a wait counts: the day of asking, the day of the answer, both or neither. */
  waitEdges: 'firstDayCounts' | 'lastDayCounts' | 'bothCount' | 'neitherCounts'
  /** Due when a period was used up during a wait: on the day of the answer, the working day after it, or unchanged. */
  nothingLeft: 'resumptionDay' | 'nextWorkingDay' | 'dueStands'
  /** Whether a dossier found incomplete after it was due gets a new period. */
  restartAfterDeadline: boolean
  /** Where hours begin again: at the supplement, or at opening of the next working day. */
  hoursRestart: 'atSupplement' | 'nextWorkingDay'
  /** The day whose number a period of months ends on. */
  monthAnchor: 'dayZero' | 'dayOne'
  /** An interrupted month: the days it would have had, or thirty. */
  monthPause: 'spanDays' | 'thirtyDays'
  /** Whether a period that ends on a day off ends on the next working day. */
  rollDayOff: boolean
  /** Due at the end of work, or at 23:59:59. */
  dueTime: 'endOfWork' | 'endOfDay'
}

/** The reading of the clock where no other was entered. `cutoff: 'none'` switches the cut-off off. */
export const defaultClockRules: ClockRules = {
  startDay: 'dayAfter',
  cutoff: '15:00',
  cutoffExactly: 'inTime',
  afterCutoff: 'deemedNextWorkingDay',
  onDayOff: 'deemedNextWorkingDay',
  receiptRuleFor: ['application', 'supplement', 'payment'],
  waitEdges: 'firstDayCounts',
  nothingLeft: 'resumptionDay',
  restartAfterDeadline: false,
  hoursRestart: 'atSupplement',
  monthAnchor: 'dayZero',
  monthPause: 'spanDays',
  rollDayOff: true,
  dueTime: 'endOfWork',
}

/** The names of the settings; each is entered as `clock.<name>`. */
export const clockSettings = Object.keys(defaultClockRules) as (keyof ClockRules)[]

/** The reading in force on a day (`YYYY-MM-DD`): an event is judged by that of its own day. */
export type RulesOn = (date: string) => ClockRules
