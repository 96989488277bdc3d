import { DomainError, type HandlingAction, type FormPart, type InputError } from '#contracts'

/** A part is named where there is none, or by an action that is about the whole dossier. */
export function partNotWanted(): DomainError {
  const message = {
    vi: 'Chỉ nêu phần khi hoàn thành một phần của hồ sơ liên thông.',
    en: 'Name a part only to complete one of a dossier of several procedures.',
  }
  return new DomainError('invalid', 'part_not_wanted', message, {
    errors: [{ path: '/part', code: 'part_not_wanted', message }],
  })
}

/** The dossier has no part of this code. */
export function partUnknown(parts: readonly FormPart[]): DomainError {
  return new DomainError(
    'invalid',
    'part_unknown',
    {
      vi: `Hồ sơ không có phần này. Các phần: ${codesOf(parts)}.`,
      en: `The dossier has no such part. Its parts are ${codesOf(parts)}.`,
    },
    { errors: parts.map((part) => atPart(part, 'part_unknown')) },
  )
}

/** The part is done, or waits for others; says which parts can be completed now. */
export function partNotPossible(part: FormPart, possible: readonly FormPart[], allowed: HandlingAction[]): DomainError {
  const [vi, en] = possible.length > 0 ? [codesOf(possible), codesOf(possible)] : ['chưa có phần nào', 'none']
  return new DomainError(
    'conflict',
    'action_not_allowed',
    {
      vi: `Phần ${part.procedure} đã hoàn thành hoặc còn chờ phần khác. Hoàn thành được lúc này: ${vi}.`,
      en: `The part ${part.procedure} is completed or waits for others. What can be completed now: ${en}.`,
    },
    { allowed: allowed.filter((action) => action !== 'complete' || possible.length > 0) },
  )
}

function codesOf(parts: readonly FormPart[]): string {
  return parts.map(({ procedure }) => procedure).join(', ')
}

function atPart({ procedure, name }: FormPart, code: string): InputError {
  return {
    path: '/part',
    code,
    message: { vi: `${procedure}: ${name.vi}`, en: `${procedure}: ${name.en}` },
  }
}
