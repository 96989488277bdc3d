import type { FormDocument } from '#contracts'
import { Client } from '../system/client.js'
import { TestIssuer } from '../system/issuer.js'
import { Reader } from './browser.fixture.js'
import { Demo } from './demo.fixture.js'
import { answersTo, seedForm } from './forms.fixture.js'

const procedure = '1.013314'
const explanation = { vi: 'Nhiều số cũ chưa khớp với dân cư.', en: 'Many old numbers do not match.' }

/** Form 1.013314, asking for the applicant's number once more. */
function anAskingForm() {
  const form = seedForm(procedure)
  form.formVersion = '1.1.0'
  form.bindings['/applicant/personId'] = {
    mode: 'ask',
    concept: 'person.personId',
    why: { vi: 'Để đối chiếu số cũ.', en: 'To compare the old number.' },
  }
  return form
}

describe('forms in the portal', () => {
  let demo: Demo
  let reader: Reader

  beforeAll(async () => {
    const issuer = new TestIssuer()
    demo = await Demo.start({ ISSUERS: issuer.settings })
    reader = await Reader.open(demo.url)
    const owner = issuer.token({
      ...{ sub: 'owner', name: 'Chủ quản dân cư', role: 'head', authority: 'G01', permissions: ['waive'] },
    })
    const waiver = {
      ...{ procedure, concept: 'person.personId', reason: 'inaccurate', explanation },
      ...{ legalBasis: 'Nghị quyết 66.7/2025/NQ-CP', until: '2027-03-31' },
    }
    expect((await new Client(demo.url, owner).send('POST', '/v1/waivers', waiver)).status).toBe(201)
    const ministry = await demo.as('ministry-land')
    const { status, body } = await ministry.send('POST', `/v1/procedures/${procedure}/forms`, { form: anAskingForm() })
    if (status !== 201) throw new Error(JSON.stringify(body))
  })
  afterAll(async () => {
    await reader?.close()
    await demo?.remove()
  })

  it('say in both languages why a waived question is asked, until when and by which law', async () => {
    const { page } = reader
    await page.goto('/procedures/1.013314')
    await reader.become('Nguyễn Thị Lan')
    const lan = await demo.as('lan')
    const { id } = await lan.open(procedure)
    await page.goto(`/dossiers/${id}/form`)
    const asked = page.locator('.asked').filter({ hasText: 'Để đối chiếu số cũ.' })
    await asked.getByText('Vì sao tôi được hỏi câu này?').click()
    await asked
      .getByText(`${explanation.vi} Được hỏi đến hết ngày 31/03/2027, căn cứ: Nghị quyết 66.7/2025/NQ-CP.`)
      .waitFor()

    await page.getByRole('button', { name: 'English' }).click()
    const inEnglish = page.locator('.asked').filter({ hasText: 'To compare the old number.' })
    await inEnglish.getByText('Why am I asked this?').waitFor()
    await inEnglish.getByText(explanation.en).waitFor({ state: 'attached' })
    expect(reader.complaints).toEqual([])
  })

  it('show who handles which part of a journey', async () => {
    const { page } = reader
    const { id } = await (await demo.as('lan')).open('2.000986')
    await page.goto(`/dossiers/${id}`)
    const parts = page.locator('.parts')
    await parts.getByRole('heading', { name: 'Procedures in this dossier' }).waitFor()
    expect(await parts.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringContaining('Commune People’s Committee'),
      expect.stringContaining('Commune police'),
      expect.stringContaining('Local social insurance office'),
    ])
    expect(await reader.barriers()).toEqual([])
  })

  it('are completed part by part by the official, each when those before it are done', async () => {
    const { page } = reader
    await page.getByRole('button', { name: 'Tiếng Việt' }).click()
    const lan = await demo.as('lan')
    const { id } = await lan.open('2.000986')
    const { snapshotId } = await lan.prefill(id)
    const { body: form } = await lan.send<FormDocument>('GET', '/v1/procedures/2.000986/form')
    await lan.answer(id, answersTo(form))
    await lan.submit(id, snapshotId)
    await (await demo.as('official-dai-mo')).act(id, 'accept')
    await reader.become('Cao Thị Hạnh')
    await page.goto(`/work/${id}`)
    await page.getByText('Hồ sơ này xong khi mọi phần đã xong.').waitFor()
    expect(await page.getByLabel('Xử lý xong', { exact: true }).count()).toBe(0)
    const parts = page.locator('.parts').getByRole('listitem')
    await parts.nth(1).getByText('Chờ xong: Đăng ký khai sinh.', { exact: false }).waitFor()
    expect(await reader.barriers()).toEqual([])
    for (const position of [0, 1, 2]) {
      const part = parts.nth(position)
      const name = await part.getByRole('heading').innerText()
      await part.getByRole('button', { name: /^Xong phần này/ }).click()
      await part.getByRole('button', { name: `Xong phần: ${name}` }).click()
      await page.getByRole('heading', { name: `Đã ghi: xong phần ${name}.` }).waitFor()
      await part.getByText('Đã xong').waitFor()
    }
    await page.getByText('Đã xử lý xong').first().waitFor()
    expect(reader.complaints).toEqual([])
  })

  it('say what a province charges, and where nothing is entered', async () => {
    const { page } = reader
    await page.goto('/procedures/1.013225')
    await page.getByText('do Hội đồng nhân dân tỉnh, thành phố quy định', { exact: false }).waitFor()
    await page.getByLabel('Tỉnh, thành phố', { exact: true }).selectOption({ label: 'Thành phố Hà Nội' })
    await page.getByText('75.000 đồng (mẫu, chưa đối chiếu văn bản)').waitFor()
    await page.getByLabel('Tỉnh, thành phố', { exact: true }).selectOption({ label: 'Tỉnh Gia Lai' })
    await page.getByText('chưa nhập').waitFor()
    expect(await reader.barriers()).toEqual([])
    expect(reader.complaints).toEqual([])
    await page.getByRole('button', { name: 'English' }).click()
  })

  it('bring a ministry the proposals for its data, which it approves with a reason everyone can read', async () => {
    const { page } = reader
    const form = anAskingForm()
    form.formVersion = '1.2.0'
    const why = { vi: 'Cán bộ xét phần bạn được dùng.', en: 'The official looks at the share you may use.' }
    const fallback = { lookupFailed: 'ask', incomplete: 'ask', inaccurate: 'ask' } as const
    const share = { type: 'string' as const, maxLength: 40, examples: ['1/2'] }
    form.schema.properties = {
      ...form.schema.properties,
      more: { type: 'object', additionalProperties: false, properties: { share } },
    }
    const bound = { mode: 'registry', concept: 'land.parcel.share', subject: 'applicant' } as const
    form.bindings['/more/share'] = { ...bound, why, fallback }
    form.layout.pages[0]?.sections.push({
      title: { vi: 'Phần của bạn', en: 'Your share' },
      fields: [{ path: '/more/share', label: { vi: 'Phần sở hữu', en: 'Share' } }],
    })
    const ministry = await demo.as('ministry-land')
    const published = await ministry.send('POST', `/v1/procedures/${procedure}/forms`, { form })
    expect({ status: published.status, body: published.body }).toMatchObject({ status: 201 })
    expect((await ministry.send('POST', '/v1/agreements', { procedure })).status).toBe(201)

    await page.getByRole('button', { name: 'Tiếng Việt' }).click()
    await reader.become('Lương Thế Vinh')
    await page.getByRole('heading', { name: '1 đề xuất chờ bạn quyết định' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/ministry')
    await page.getByText('thủ tục không cần giấy tờ nào', { exact: false }).waitFor()
    await page.locator('.in-force').getByText('1.014632').waitFor()
    await reader.picture('40-ministry')
    expect(await reader.overflows()).toBe(false)
    expect(await reader.barriers()).toEqual([])
    await reader.button('Đồng ý').click()
    await page.getByText('Bạn chưa ghi lý do.', { exact: false }).waitFor()
    await page.getByRole('textbox', { name: 'Lý do, sẽ công khai' }).fill('Đúng mục đích.') // not those folded away
    await reader.button('Đồng ý').click()
    await page.getByRole('heading', { name: 'Không có đề xuất nào chờ bạn' }).waitFor()
    expect(reader.complaints).toEqual([])
  })

  it('show a ministry what each office used of an agreement today, and let it set another quota', async () => {
    const { page } = reader
    const lan = await demo.as('lan')
    await lan.prefill((await lan.open('1.014632')).id)
    const row = page.locator('.in-force tr').filter({ hasText: '1.014632' })
    await row.getByText('Hôm nay đã dùng').click()
    await row.getByText(/Đại Mỗ: \d+ trong 1\.000\.000 lượt/).waitFor()
    await row.getByText(/^Tính lại từ/).waitFor()
    await row.locator('summary').getByText('Đặt hạn mức').click()
    await row.getByLabel(/^Hạn mức mới/).fill('không')
    await row.getByRole('button', { name: 'Đặt hạn mức' }).click()
    await row.getByText('Hạn mức là một số nguyên từ 1 trở lên.').waitFor()
    await row.getByLabel(/^Hạn mức mới/).fill('900000')
    await row.getByRole('textbox', { name: 'Lý do, sẽ công khai' }).fill('Theo năng lực phục vụ.')
    await reader.picture('41-ministry-quota')
    expect(await reader.overflows()).toBe(false)
    expect(await reader.barriers()).toEqual([])
    await page.context().setOffline(true)
    await row.getByRole('button', { name: 'Đặt hạn mức' }).click()
    await row.getByText(/^Đang mất mạng/).waitFor()
    await page.context().setOffline(false)
    await page.reload()
    await row.locator('summary').getByText('Đặt hạn mức').click()
    expect(await row.getByLabel(/^Hạn mức mới/).inputValue()).toBe('900000')
    await row.getByRole('button', { name: 'Đặt hạn mức' }).click()
    await row.getByText('900.000 lượt mỗi ngày mỗi nơi').waitFor()
    expect(reader.complaints.filter((each) => !each.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  })

  it('send each decision of a ministry, also while another one is on its way', async () => {
    const { page } = reader
    const rows = ['1.014632', '1.004222'].map((code) => page.locator('.in-force tr').filter({ hasText: code }))
    for (const row of rows) {
      const summary = row.locator('summary').getByText('Đặt hạn mức')
      if (!(await row.getByLabel(/^Hạn mức mới/).isVisible())) await summary.click()
      await row.getByLabel(/^Hạn mức mới/).fill('800000')
      await row.getByRole('textbox', { name: 'Lý do, sẽ công khai' }).fill('Theo năng lực phục vụ.')
    }
    const held = Promise.withResolvers<void>()
    await page.route('**/communeOffice.1.014632/decisions', async (route) => {
      await held.promise
      await route.continue()
    })
    for (const row of rows) await row.getByRole('button', { name: 'Đặt hạn mức' }).click()
    await rows[1]?.getByText('800.000 lượt mỗi ngày mỗi nơi').waitFor()
    held.resolve()
    await rows[0]?.getByText('800.000 lượt mỗi ngày mỗi nơi').waitFor()
    await page.unroute('**/communeOffice.1.014632/decisions')
  })
})
