import type { Page } from 'playwright-core'
import type { FormDocument } from '#contracts'
import type { Snapshot } from '../system/client.js'
import { Reader } from './browser.fixture.js'
import { Demo } from './demo.fixture.js'
import { answersToEveryGap } from './fallback.fixture.js'
import { answersTo } from './forms.fixture.js'

const procedure = '1.014632'
const reason = 'Tên dự án ghi chưa đủ.'

describe('a supplement in a browser', () => {
  let demo: Demo
  let reader: Reader
  let page: Page
  let answered = ''

  beforeAll(async () => {
    demo = await Demo.shared()
    reader = await Reader.open(demo.url)
    page = reader.page
    page.setDefaultTimeout(20_000)
  })
  afterAll(async () => {
    await reader?.close()
    await demo?.remove()
  })

  const opened = async () => {
    const lan = await demo.as('lan')
    const { id } = await lan.open(procedure)
    const { snapshotId } = await lan.prefill(id)
    return { lan, id, snapshotId }
  }

  it('leads from a draft’s receipt to the draft: nothing was received yet', async () => {
    const { id } = await opened()
    await page.goto('/')
    await reader.become('Nguyễn Thị Lan')
    await page.goto(`/dossiers/${id}/receipt`)
    await page.waitForURL(`**/dossiers/${id}`)
  })

  it('shows what the office asked for at its place, and names the place that is as before', async () => {
    const { lan, id, snapshotId } = await opened()
    const { body: form } = await lan.send<FormDocument>('GET', `/v1/procedures/${procedure}/form`)
    const { body: snapshot } = await lan.send<Snapshot>('GET', `/v1/dossiers/${id}/snapshot`)
    await lan.answer(id, { ...answersTo(form), ...answersToEveryGap(form, snapshot) })
    await lan.submit(id, snapshotId)
    const official = await demo.as('official-dai-mo')
    await official.act(id, 'accept')
    await official.act(id, 'start')
    await official.act(id, 'requestSupplement', { reason, fields: ['/request/project'] })
    await page.goto(`/dossiers/${id}/form`)
    await page.getByRole('heading', { name: 'Cơ quan cần bạn bổ sung' }).waitFor()
    await page.getByText(reason, { exact: false }).first().waitFor()
    const place = page.locator('.asked', { hasText: 'Cơ quan yêu cầu bổ sung chỗ này.' })
    expect(await place.count()).toBe(1)
    await page.getByRole('link', { name: 'Tên dự án nhà ở xã hội' }).first().waitFor()
    await place.getByText('Trước đó:').waitFor()
    expect(await page.locator('.asked').count()).toBe(1) // the one question, and no other
    await reader.picture('60-supplement-asked')
    await reader.button('Gửi phần bổ sung').click()
    const summary = page.locator('.summary-box')
    await summary.getByText('Tên dự án nhà ở xã hội').waitFor()
    await summary.getByText('câu trả lời vẫn như cũ', { exact: false }).waitFor()
    await place.locator('.field-error', { hasText: 'câu trả lời vẫn như cũ' }).waitFor()
    expect(await page.locator('main').getByText('chưa trả lời', { exact: false }).count()).toBe(0)
    await place.locator('input, textarea').first().fill('Khu nhà ở xã hội Đông Anh')
    await reader.button('Gửi phần bổ sung').click()
    await page.waitForURL(`**/dossiers/${id}`)
    await page.getByRole('heading', { name: 'Cơ quan cần bạn bổ sung' }).waitFor({ state: 'detached' })
    answered = id
  })

  it('shows the office what it was before beside what it is now', async () => {
    await reader.become('Cao Thị Hạnh')
    await page.goto(`/work/${answered}`)
    await page.getByRole('heading', { name: 'Phần công dân bổ sung' }).waitFor()
    const row = page.locator('section', { hasText: 'Phần công dân bổ sung' }).locator('tbody tr')
    expect(await row.count()).toBe(1)
    expect(await row.locator('td').last().textContent()).toBe('Khu nhà ở xã hội Đông Anh')
    await reader.picture('61-supplement-before-and-after')
  })

  it('changes only what was asked for', async () => {
    const { lan, id, snapshotId } = await opened()
    const { body: form } = await lan.send<FormDocument>('GET', `/v1/procedures/${procedure}/form`)
    const { body: snapshot } = await lan.send<Snapshot>('GET', `/v1/dossiers/${id}/snapshot`)
    await lan.answer(id, { ...answersTo(form), ...answersToEveryGap(form, snapshot) })
    await lan.submit(id, snapshotId)
    const official = await demo.as('official-dai-mo')
    await official.act(id, 'accept')
    await official.act(id, 'requestSupplement', { reason, fields: ['/request/project'] })
    const answers = { '/request/project': 'Khu Đông Anh', '/contact/phone': '0987654321' }
    const { status, body } = await lan.sendOnNewest('PATCH', `/v1/dossiers/${id}/answers`, { answers })
    expect([status, (body as { errors?: unknown }).errors]).toMatchObject([
      422,
      [{ path: '/contact/phone', code: 'not_requested' }],
    ])
  })
})
