/** Why a day counts or does not, in Vietnamese. */
const whyVi = {
  workingDay: 'ngày làm việc',
  calendarDay: 'tính cả ngày nghỉ',
  receiptDay: 'ngày nhận hồ sơ',
  afterCutoff: 'nhận sau giờ, tính là ngày làm việc tiếp theo',
  weekend: 'cuối tuần',
  holiday: 'ngày lễ',
  provinceDayOff: 'ngày nghỉ của tỉnh, thành phố',
  makeUpDay: 'ngày làm bù',
  supplement: 'chờ bổ sung hồ sơ',
  payment: 'chờ nộp tiền',
  stopped: 'tạm dừng xử lý',
  restartDay: 'ngày nhận bổ sung, thời hạn tính lại từ đầu',
  beforeRestart: 'trước khi thời hạn tính lại từ đầu',
  moved: 'hạn dời đến ngày làm việc',
  outsideHours: 'ngoài giờ làm việc',
}

/** Why a day counts or does not, in English. */
const whyEn: typeof whyVi = {
  workingDay: 'working days',
  calendarDay: 'days off count, too',
  receiptDay: 'the day of receipt',
  afterCutoff: 'received late, so on the next working day',
  weekend: 'the weekend',
  holiday: 'a public holiday',
  provinceDayOff: 'a day off of the province',
  makeUpDay: 'worked in exchange for a day off',
  supplement: 'a supplement is awaited',
  payment: 'a payment is awaited',
  stopped: 'the handling is stopped',
  restartDay: 'the supplement came, and the period begins again',
  beforeRestart: 'before the period began again',
  moved: 'the due date moved to a working day',
  outsideHours: 'outside office hours',
}

/** The words of the legal clock, in Vietnamese. */
export const clockVi = {
  clock: {
    heading: 'Vì sao hạn là ngày này',
    stands: 'Đồng hồ đang dừng; có hạn lại khi việc đang chờ được trả lời.',
    range: (from: string, to: string) => `${from} đến ${to}`,
    minutes: (minutes: number) => `Tính ${minutes} phút làm việc:`,
    kinds: {
      counted: (days: number) => `Tính ${days} ngày:`,
      paused: (days: number) => `Dừng ${days} ngày:`,
      uncounted: (days: number) => `Không tính ${days} ngày:`,
    },
    of: {
      result: {
        due: (time: string, day: string) => `Hạn trả kết quả: ${time}, ${day}.`,
        dueDay: 'hạn trả kết quả',
        why: whyVi,
      },
      answer: {
        due: (time: string, day: string) => `Hạn trả lời: ${time}, ${day}.`,
        dueDay: 'hạn trả lời',
        why: { ...whyVi, receiptDay: 'ngày nhận' },
      },
    },
  },
}

/** The words of the legal clock, in English. */
export const clockEn: typeof clockVi = {
  clock: {
    heading: 'Why it is due then',
    stands: 'The clock stands; there is a due date again once the answer has come.',
    range: (from, to) => `${from} to ${to}`,
    minutes: (minutes) => `${minutes} minutes of office time count:`,
    kinds: {
      counted: (days) => (days === 1 ? '1 day counts:' : `${days} days count:`),
      paused: (days) => (days === 1 ? 'The clock stands for 1 day:' : `The clock stands for ${days} days:`),
      uncounted: (days) => (days === 1 ? '1 day does not count:' : `${days} days do not count:`),
    },
    of: {
      result: {
        due: (time, day) => `The result is due at ${time}, ${day}.`,
        dueDay: 'the result is due',
        why: whyEn,
      },
      answer: {
        due: (time, day) => `The answer is due at ${time}, ${day}.`,
        dueDay: 'the answer is due',
        why: { ...whyEn, receiptDay: 'the day it came' },
      },
    },
  },
}
