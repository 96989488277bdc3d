import { DomainError, type Bilingual } from '#contracts'

/** No certificates are configured, or the time-stamping authority does not answer. */
export function signingUnavailable(): DomainError {
  return new DomainError(
    'unavailable',
    'signing_unavailable',
    {
      vi: 'Hệ thống chưa ký số được. Chưa có gì thay đổi; hãy thử lại, hoặc báo người vận hành.',
      en: 'Nothing can be signed at the moment. Nothing has changed; try again, or tell the operator.',
    },
    { retryable: true },
  )
}

function unsuitable(code: string, detail: Bilingual): DomainError {
  return new DomainError('forbidden', code, detail, { checks: [{ check: 'certificate', passed: false, detail }] })
}

/** The official has no certificate. */
export function certificateMissing(): DomainError {
  return unsuitable('certificate_missing', {
    vi: 'Anh/chị chưa có chứng thư số nên chưa ký được kết quả. Hãy đề nghị người vận hành nạp chứng thư của anh/chị.',
    en: 'You have no signing certificate, so that you cannot sign a result. Ask the operator to install yours.',
  })
}

/** The certificate is not in force, or not yet. */
export function certificateExpired(): DomainError {
  return unsuitable('certificate_expired', {
    vi: 'Chứng thư số của anh/chị chưa có hoặc đã hết hiệu lực nên chưa ký được kết quả. Hãy gia hạn rồi ký lại.',
    en: 'Your signing certificate is not in force, so that you cannot sign a result. Have it renewed, then sign again.',
  })
}

/** The certificate was revoked by its issuer. */
export function certificateRevoked(): DomainError {
  return unsuitable('certificate_revoked', {
    vi: 'Chứng thư số của anh/chị đã bị thu hồi nên không ký được kết quả. Hãy đề nghị cấp chứng thư mới.',
    en: 'Your signing certificate was revoked, so that you cannot sign a result. Ask for a new one.',
  })
}
