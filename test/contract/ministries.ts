import { seedForm } from '../stories/forms.fixture.js'
import { refused } from '../stories/refusal.fixture.js'
import { expectRefusal, type Sentence } from './sentence.js'

/** Publishing and waiving. */
export const ministries: readonly Sentence[] = [
  [
    'formVersion is a semantic version greater than the published one',
    async (system) => {
      const form = seedForm('1.013314')
      const publish = (formVersion: string) =>
        system.as('ministry-land').send('POST', '/v1/procedures/1.013314/forms', { form: { ...form, formVersion } })
      for (const version of ['1.0.0', '0.0.1', '1.0.0-rc.1']) refused(await publish(version), 422, 'version_not_newer')
      for (const version of ['zzz', '2', '1.1', 'v2.0.0']) refused(await publish(version), 422, 'version_invalid')
      expect((await publish('1.1.1')).status).toBe(201)
      const key = { 'idempotency-key': 'published' }
      const publishOnce = () =>
        system
          .as('ministry-land')
          .send('POST', '/v1/procedures/1.013314/forms', { form: { ...form, formVersion: '1.2.0' } }, key)
      const together = await Promise.all([publishOnce(), publishOnce(), publishOnce()])
      expect(together.map(({ status }) => status)).toEqual([201, 201, 201])
      expect(new Set(together.map(({ body }) => JSON.stringify(body))).size).toBe(1)
      for (const version of ['1.1.0', '1.1.1', '0.0.1']) refused(await publish(version), 422, 'version_not_newer')
      expect((await publish('1.10.0')).status).toBe(201)
    },
  ],
  [
    'one waiver for a procedure, concept and period; repeating it 409',
    async (system) => {
      const waiver = {
        ...{ procedure: '1.013314', concept: 'person.fullName', reason: 'inaccurate', legalBasis: 'Nghị quyết' },
        explanation: { vi: 'Nhiều tên chưa khớp.', en: 'Many names do not match.' },
        until: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
      }
      const waive = (change: object = {}) =>
        system.as('official-dai-mo').send('POST', '/v1/waivers', { ...waiver, ...change })
      const together = await Promise.all([waive(), waive(), waive()])
      expect(together.map(({ status }) => status).sort()).toEqual([201, 409, 409])
      refused(await waive(), 409, 'waived_already')
      const key = { 'idempotency-key': 'waived' }
      const once = (change: object) =>
        system.as('official-dai-mo').send('POST', '/v1/waivers', { ...waiver, ...change }, key)
      const first = await once({ concept: 'person.sex' })
      expect(await once({ concept: 'person.sex' })).toMatchObject({ status: 201, body: first.body })
      refused(await once({ concept: 'person.ethnicity' }), 409, 'idempotency_key_reused')
      refused(await waive({ reason: 'incomplete' }), 409, 'waived_already')
      expect((await waive({ concept: 'person.birthDate' })).status).toBe(201)
      const until = '2026-02-30'
      const body = { ...waiver, until }
      await expectRefusal(system, {
        ...{ as: 'official-dai-mo', method: 'POST', path: '/v1/waivers', body },
        ...{ status: 422, code: 'invalid_input', places: ['/until wrong_form'] },
      })
    },
  ],
]
