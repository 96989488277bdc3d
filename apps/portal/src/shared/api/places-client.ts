import { all, ask } from './client'
import type { Commune, Page, Province } from './types'

/** The provinces of today. */
export const listProvinces = () => all<Province>('/v1/units?level=province')

/** The communes of a name on a day. */
export const findCommunes = async (name: string, day: string) =>
  (await ask<Page<Commune>>(`/v1/units?${new URLSearchParams({ q: name, level: 'commune', at: day, limit: '100' })}`))
    .items

/** Offices of today's communes of a name, also of those that took over from a commune of that name before July 2025. */
export async function findOffices(name: string): Promise<{ code: string; path: string; from?: string }[]> {
  const lastDay = '2025-06-30'
  const today = new Date().toISOString().slice(0, 10)
  const [now, before] = await Promise.all([findCommunes(name, today), findCommunes(name, lastDay)])
  const taken = await Promise.all(
    before.slice(0, 10).map(async ({ code, path }) => {
      const next = await all<Commune>(`/v1/units/${encodeURIComponent(code)}/successors?at=${lastDay}`)
      return next.map((commune) => ({ ...commune, from: path }))
    }),
  )
  const offices = new Map<string, { code: string; path: string; from?: string }>()
  for (const { office, ...commune } of [...now, ...taken.flat()])
    if (office && !offices.has(office)) offices.set(office, { ...commune, code: office })
  return [...offices.values()]
}
