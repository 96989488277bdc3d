import type { Page } from 'playwright-core'
import type { FormDocument } from '#contracts'
import { Reader } from './browser.fixture.js'
import { Demo } from './demo.fixture.js'
import { answersTo } from './forms.fixture.js'
import { readyToSubmit } from './refusal.fixture.js'

describe('the work of an office in a browser', () => {
  let demo: Demo
  let reader: Reader
  let page: Page
  const codes: string[] = []
  const ids: string[] = []

  beforeAll(async () => {
    demo = await Demo.shared()
    const lan = await demo.as('lan')
    for (let count = 0; count < 3; count += 1) {
      const { id, snapshotId } = await readyToSubmit(lan)
      ids.push(id)
      codes.push((await lan.submit(id, snapshotId)).code)
    }
    reader = await Reader.open(demo.url)
    page = reader.page
    page.setDefaultTimeout(20_000)
  })
  afterAll(async () => {
    await reader?.close()
    await demo?.remove()
  })

  const row = (code: string | undefined) => page.locator('tr', { hasText: code })

  it('takes dossiers of the list together, and says which were refused', async () => {
    await page.goto('/')
    await reader.become('Cao Thị Hạnh')
    await page.goto('/work')
    for (const code of codes.slice(0, 2)) await row(code).getByRole('checkbox').check()
    await page.getByText('Đã chọn 2 hồ sơ').waitFor()
    await reader.picture('70-work-list-chosen')
    await page
      .getByRole('region', { name: 'Thao tác trên các hồ sơ đã chọn' })
      .getByRole('button', { name: 'Giao', exact: true })
      .click()
    await page.getByText('Đã làm xong với 2 hồ sơ.').waitFor()
    await row(codes[0]).getByText('Bạn', { exact: true }).waitFor()
    await row(codes[2]).getByRole('checkbox').check()
    const official = await demo.as('official-dai-mo')
    await official.act(ids[2] ?? '', 'assign')
    await reader.button('Tiếp nhận').click()
    await page.getByText('1 hồ sơ chưa làm được:').waitFor()
    await reader.picture('71-work-list-refused')
    expect(await row(codes[2]).getByRole('checkbox').isChecked()).toBe(true)
  })

  it('shows what is mine, keeps a view, and leads on to the next dossier of it', async () => {
    await page
      .getByRole('navigation', { name: 'Cách xem' })
      .getByRole('link', { name: /Của tôi/ })
      .click()
    await row(codes[0]).waitFor()
    await page.getByLabel('Trạng thái').selectOption('submitted')
    await page.getByText('Lưu cách xem này').click()
    await page.getByLabel('Tên cách xem').fill('Của tôi, mới')
    await reader.button('Lưu').click()
    await page.getByRole('link', { name: 'Của tôi, mới' }).waitFor()
    await row(codes[0]).getByRole('link').first().click()
    await page.getByLabel('Ghi chú mới').fill('Gọi lại buổi chiều.')
    await reader.button('Lưu ghi chú').click()
    await page.getByRole('listitem').filter({ hasText: 'Gọi lại buổi chiều.' }).waitFor()
    await reader.picture('72-dossier-of-the-office')
    const before = page.url()
    await page.getByRole('link', { name: 'Hồ sơ tiếp theo' }).click()
    await page.waitForURL((url) => url.href !== before && /\/work\/[\w-]{36}/.test(url.href))
    await page.goto('/work')
    await row(codes[0]).waitFor()
    const order: string[] = []
    for (const link of await page.locator('tr a[href^="/work/"]').all())
      order.push((await link.getAttribute('href')) ?? '')
    await page.locator(`tr a[href="${order[0]}"]`).click()
    await page.getByRole('link', { name: 'Hồ sơ tiếp theo' }).click()
    await page.waitForURL((url) => url.pathname === order[1])
    await page.getByRole('link', { name: 'Hồ sơ tiếp theo' }).click()
    await page.waitForURL((url) => url.pathname === order[2])
    expect(reader.complaints).toEqual([])
  })

  it('shows the head of the province its offices, and leads down to dossiers without names', async () => {
    const official = await demo.as('official-dai-mo')
    await official.act(ids[2] ?? '', 'accept')
    await official.act(ids[2] ?? '', 'complete')
    await reader.become('Phùng Gia Bảo')
    await page.getByRole('link', { name: 'Số liệu' }).click()
    await page.getByRole('img', { name: /Đúng hạn theo cơ quan/ }).waitFor()
    await reader.picture('73-measures-of-the-province')
    await page.getByRole('rowheader').filter({ hasText: 'Đại Mỗ' }).getByRole('link').click()
    await page.getByRole('img', { name: /Đúng hạn theo thủ tục/ }).waitFor()
    const path = page.getByRole('navigation', { name: 'Đường dẫn' })
    await path.getByRole('link', { name: 'Uỷ ban nhân dân phường Đại Mỗ' }).waitFor()
    expect(await path.textContent()).not.toMatch(/H26/)
    await page.getByRole('rowheader').filter({ hasText: 'nhà ở xã hội' }).getByRole('link').click()
    await page.getByRole('rowheader', { name: codes[2] }).waitFor()
    await reader.picture('74-measures-of-a-procedure')
    expect(await page.locator('main').textContent()).not.toContain('Nguyễn Thị Lan')
    const loading = page.waitForEvent('download')
    await reader.button('Tải bảng (CSV)').click()
    expect((await loading).suggestedFilename()).toMatch(/^measures-H26\.00637-.*\.csv$/)
    expect(reader.complaints).toEqual([])
  })

  it('shows the head of an office how much of its quotas is used today', async () => {
    await reader.become('Vương Quốc Thắng')
    await page.getByRole('link', { name: 'Số liệu' }).click()
    const quotas = page.getByRole('region', { name: 'Lượt tra cứu hôm nay của cơ quan' })
    const row = quotas.getByRole('row').filter({ hasText: 'nhà ở xã hội' })
    await row.getByText('1.000.000').waitFor()
    await page.getByText(/^Mỗi lượt hỏi được cơ sở dữ liệu trả lời tính một lần/).waitFor()
    await reader.picture('76-quotas-of-the-office')
    expect(await reader.overflows()).toBe(false)
    expect(reader.complaints).toEqual([])
  })

  it('says on the form and the receipt that a deadline is a sample where it is one', async () => {
    const lan = await demo.as('lan')
    const { id } = await lan.open('1.007695')
    const { snapshotId } = await lan.prefill(id)
    const { body: form } = await lan.send<FormDocument>('GET', '/v1/procedures/1.007695/form')
    await lan.answer(id, answersTo(form))
    await reader.become('Nguyễn Thị Lan')
    await page.goto(`/dossiers/${id}/form`)
    await page.getByText('Trả kết quả trong 15 ngày (mẫu, chưa đối chiếu văn bản)').waitFor()
    expect(await reader.overflows(360)).toBe(false)
    await lan.submit(id, snapshotId)
    await page.goto(`/dossiers/${id}/receipt`)
    const due = page.locator('.receipt-facts > div', { hasText: 'Trả kết quả chậm nhất' })
    await due.getByText('(mẫu, chưa đối chiếu văn bản)').waitFor()
    expect(await reader.overflows(360)).toBe(false)
    expect(reader.complaints).toEqual([])
  })

  it('tells the citizen why a dossier ended, and promises no result of it any more', async () => {
    const lan = await demo.as('lan')
    const { id, snapshotId } = await readyToSubmit(lan)
    const { code } = await lan.submit(id, snapshotId)
    const official = await demo.as('official-dai-mo')
    await official.act(id, 'reject', { reason: 'Dự án này do thành phố giải quyết.' })
    await reader.become('Nguyễn Thị Lan')
    await page.goto('/dossiers')
    const line = page.getByRole('listitem').filter({ hasText: code })
    await line.getByText('Không được tiếp nhận').waitFor()
    expect(await line.textContent()).not.toContain('Trả kết quả chậm nhất')
    expect(await reader.overflows(360)).toBe(false)
    await line.getByRole('link').click()
    const told = page.locator('.notice', { hasText: 'Cơ quan không tiếp nhận hồ sơ này' })
    await told.getByText('“Dự án này do thành phố giải quyết.”').waitFor()
    expect(await page.locator('main').textContent()).not.toContain('Trả kết quả chậm nhất')
    expect(await reader.overflows(360)).toBe(false)
    await reader.picture('75-ended-dossier')
    await told.getByRole('link', { name: 'Mở thủ tục' }).click()
    await page.waitForURL(/\/procedures\/1\.014632$/)
    expect(reader.complaints).toEqual([])
  })
})
