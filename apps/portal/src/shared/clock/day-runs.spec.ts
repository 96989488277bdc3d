import { dayRuns, type ExplainedDay } from './day-runs'

const day = (date: string, why: ExplainedDay['why'], more: Partial<ExplainedDay> = {}): ExplainedDay => ({
  ...{ date, why, counted: false },
  ...more,
})

it('puts days that count, that do not, and that are waited for into runs with their reasons', () => {
  const runs = dayRuns([
    day('2026-04-29', 'receiptDay'),
    day('2026-04-30', 'holiday', { name: 'Ngày Chiến thắng' }),
    day('2026-05-01', 'holiday', { name: 'Ngày Quốc tế lao động' }),
    day('2026-05-02', 'weekend'),
    day('2026-05-03', 'weekend'),
    day('2026-05-04', 'workingDay', { counted: true, n: 1 }),
    day('2026-05-05', 'supplement'),
  ])
  expect(runs.map(({ kind, days }) => `${kind} ${days.length}`)).toEqual(['uncounted 5', 'counted 1', 'paused 1'])
  expect(runs[0]?.reasons).toEqual([
    { why: 'receiptDay' },
    { why: 'holiday', name: 'Ngày Chiến thắng' },
    { why: 'holiday', name: 'Ngày Quốc tế lao động' },
    { why: 'weekend' },
  ])
})
