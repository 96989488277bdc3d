import { listProvinces } from '../api/places-client'
import { findAuthorityName } from '../api/procedures-client'
import { useAsked } from './use-asked'

/** The name of an authority. */
export const useAuthorityName = (code: string | null | undefined) =>
  useAsked(code ? ['authorityName', code] : null, () => findAuthorityName(code ?? ''), { isReference: true })

/** The provinces of today. */
export const useProvinces = () => useAsked(['provinces'], listProvinces, { isReference: true })
