import { DomainError, invalidPlace } from '#contracts'

/** `megabytes` a file may have. */
export function fileTooLarge(megabytes: number): DomainError {
  return new DomainError('tooLarge', 'file_too_large', {
    vi: `Tệp quá lớn: nhiều nhất ${megabytes} MB. Hãy giảm độ phân giải hoặc chia thành nhiều tệp.`,
    en: `The file is too large: at most ${megabytes} MB. Scan at a lower resolution, or split it.`,
  })
}

export function fileExpected(): DomainError {
  return invalidPlace('/file', 'file_expected', {
    vi: 'Hãy gửi một tệp trong phần "file" của biểu mẫu multipart.',
    en: 'Send one file as the part "file" of a multipart form.',
  })
}

export function uploadBroken(): DomainError {
  return new DomainError('invalid', 'upload_broken', {
    vi: 'Tệp gửi lên bị đứt giữa chừng hoặc sai dạng multipart. Hãy gửi lại.',
    en: 'The upload broke off or is no proper multipart form. Send it again.',
  })
}

/** So many uploads are under way that one more would hold the others up. */
export function tooManyUploads(): DomainError {
  return new DomainError(
    'unavailable',
    'too_many_uploads',
    {
      vi: 'Đang có nhiều tệp được gửi lên cùng lúc. Hãy gửi lại sau ít giây.',
      en: 'Many files are being uploaded at the moment. Send it again in a few seconds.',
    },
    { retryAfter: 5 },
  )
}

/** An account has sent `megabytes` within an hour; it may go on in `seconds`. */
export function uploadsExhausted(megabytes: number, seconds: number): DomainError {
  const minutes = Math.ceil(seconds / 60)
  const inMinutes = minutes === 1 ? '1 minute' : `${minutes} minutes`
  return new DomainError(
    'tooMany',
    'uploads_exhausted',
    {
      vi: `Bạn đã gửi hơn ${megabytes} MB trong một giờ. Hãy gửi tiếp sau ${minutes} phút, hoặc mang bản giấy đến cơ quan.`,
      en: `You have sent more than ${megabytes} MB within an hour. Send the next one in ${inMinutes}, or bring the papers to the office.`,
    },
    { retryAfter: seconds, retryable: true },
  )
}
