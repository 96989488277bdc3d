import { DomainError, relationMissing } from '#contracts'

/** A write with the portal's cookie came from a page of another site (or said nothing of where it came from). */
export function originRefused(): DomainError {
  return relationMissing('origin_refused', {
    vi: 'Yêu cầu đến từ một trang khác nên không được thực hiện. Hãy thao tác trên cổng.',
    en: 'The request came from another site, so it was not carried out. Use the portal itself.',
  })
}

/** The page was opened by another account than the one that is signed in now. */
export function signedInAsAnother(): DomainError {
  return new DomainError('unauthenticated', 'signed_in_as_another', {
    vi: 'Người khác đã đăng nhập trên trình duyệt này sau khi bạn mở trang nên không có gì được gửi. Hãy đăng nhập lại.',
    en: 'Somebody else has signed in in this browser since you opened the page, so nothing was sent. Sign in again.',
  })
}

/** The answer of the issuer does not belong to a sign-in this browser began within the last ten minutes, or was used. */
export function signInRefused(): DomainError {
  return new DomainError('unauthenticated', 'sign_in_refused', {
    vi: 'Lần đăng nhập này đã quá hạn hoặc không hợp lệ. Hãy đăng nhập lại từ đầu.',
    en: 'This sign-in has expired or is not valid. Start the sign-in again.',
  })
}

/** The issuer vouches for somebody without a role here, or leaves out what the role needs. */
export function accountNotAccepted(): DomainError {
  return relationMissing('account_not_accepted', {
    vi: 'Tài khoản này chưa được cấp vai trò trên hệ thống. Hãy liên hệ cơ quan quản lý tài khoản.',
    en: 'This account has no role here. Contact the authority that manages the account.',
  })
}

/** The issuer cannot be reached or answers nonsense. */
export function issuerUnavailable(): DomainError {
  return new DomainError(
    'unavailable',
    'issuer_unavailable',
    {
      vi: 'Hệ thống định danh tạm thời không hoạt động nên chưa đăng nhập được. Hãy thử lại sau ít giây.',
      en: 'The identity system does not answer, so nobody can sign in at the moment. Try again in a few seconds.',
    },
    { retryable: true, retryAfter: 5 },
  )
}

/** Outside the demo somebody has to name the issuer. */
export function signInNotConfigured(): DomainError {
  return new DomainError('unavailable', 'sign_in_not_configured', {
    vi: 'Cổng chưa được cấu hình hệ thống định danh (OIDC_ISSUER).',
    en: 'The portal has no identity system configured (OIDC_ISSUER).',
  })
}
