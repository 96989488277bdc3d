import { useState } from 'react'
import { getProcedure } from '../../shared/api/procedures-client'
import { findReceivingOffice } from '../../shared/api/dossiers-client'
import { useAuthorityName, useProvinces } from '../../shared/query/reference'
import { useAsked } from '../../shared/query/use-asked'
import type { ProcedureDetail } from '../../shared/api/types'
import { useLanguage, useWords } from '../../shared/language/language'
import { channelLines, isForLate, isSetLocally, localFeeLines } from '../../shared/procedure/fees'
import { feeWords } from '../../shared/procedure/procedure-words'
import { useSession } from '../../shared/session/session'
import { procedureWords } from './words'

/** What the procedure costs over each channel; a catalogue that tells no channels tells one fee. */
export function feeLines(
  procedure: ProcedureDetail,
  { t, language }: Pick<ReturnType<typeof useLanguage>, 't' | 'language'>,
): string[] {
  if (procedure.fees?.length) return channelLines(procedure.fees, t, language)
  return [feeWords(procedure, t, language), ...(procedure.feeNote ? [procedure.feeNote] : [])]
}

/** Where the province decides on a fee: what it is in the reader’s, or in the one they choose. */
export function FeesOfProvince({ procedure }: { procedure: ProcedureDetail }) {
  return isSetLocally(procedure) ? <ProvinceFee code={procedure.code} late={isForLate(procedure)} /> : null
}

function ProvinceFee({ code, late }: { code: string; late: boolean }) {
  const { t, language, say } = useLanguage()
  const words = useWords(procedureWords)
  const { me } = useSession()
  const [chosen, setChosen] = useState('')
  const provinces = useProvinces()
  const office = useAsked(me?.role === 'citizen' ? ['receivingOffice'] : null, findReceivingOffice)
  const authority = office.value ?? undefined
  const place = chosen ? { province: chosen } : authority ? { authority } : undefined
  const { value } = useAsked(place ? ['procedure', code, place] : null, () => getProcedure(code, place), {
    isSearch: true,
  })
  const fee = place ? value?.localFee : undefined
  const name = useAuthorityName(chosen ? undefined : authority)
  return (
    <section className="fee-of-province" aria-labelledby="fee-of-province">
      <h2 id="fee-of-province">{late ? words.fees.localLate : words.fees.local}</h2>
      <div className="field">
        <label htmlFor="province">{words.fees.province}</label>
        {name.value && !chosen && <p className="help">{words.fees.yourOffice(say(name.value))}</p>}
        <select
          id="province"
          value={chosen || (fee?.province ?? '')}
          onChange={(event) => setChosen(event.target.value)}
        >
          <option value="">{provinces.value ? words.fees.choose : t.app.loading}</option>
          {provinces.value?.map((province) => (
            <option key={province.code} value={province.code}>
              {say(province.name)}
            </option>
          ))}
        </select>
      </div>
      <div role="status">
        {fee !== undefined &&
          localFeeLines(fee, t, language).map((line, position) => (
            <p key={line} className={position ? 'small soft' : 'amount'}>
              {line}
            </p>
          ))}
      </div>
    </section>
  )
}
