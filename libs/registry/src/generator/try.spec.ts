import { households } from './households.js'
it('x', () => {
  const t = performance.now()
  let n = 0,
    h = 0,
    p = 0,
    inc = 0,
    old = 0
  const ids = new Set<string>(),
    parcels = new Set<string>(),
    keys = new Set<string>(),
    serials = new Set<string>(),
    formers = new Set<string>(),
    tax = new Set<string>()
  let dup: string[] = []
  for (const one of households({ people: 200000, seed: 1 })) {
    h++
    for (const r of one.people) {
      n++
      if (ids.has(r.personId)) dup.push(r.personId)
      ids.add(r.personId)
      inc += r.tax?.incomes.length ?? 0
      for (const f of r.formerIds) {
        old++
        if (formers.has(f)) dup.push('f' + f)
        formers.add(f)
      }
      if (r.tax?.formerCode) {
        if (tax.has(r.tax.formerCode)) dup.push('t' + r.tax.formerCode)
        tax.add(r.tax.formerCode)
      }
    }
    for (const q of one.parcels) {
      p++
      if (parcels.has(q.id)) dup.push(q.id)
      parcels.add(q.id)
      const k = q.commune + q.sheet + '/' + q.plot
      if (keys.has(k)) dup.push(k)
      keys.add(k)
      if (q.certificate) {
        if (serials.has(q.certificate.serial)) dup.push(q.certificate.serial)
        serials.add(q.certificate.serial)
      }
    }
  }
  console.log({ n, h, p, inc, old, dup: dup.length, ms: performance.now() - t }, dup.slice(0, 10))
  let i = 0
  for (const one of households({ people: 2000, seed: 1 }))
    if (i++ > 14 && i < 22) console.log(JSON.stringify(one, null, 1))
})
