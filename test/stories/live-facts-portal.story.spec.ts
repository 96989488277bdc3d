import type { Page } from 'playwright-core'
import type { FormDocument } from '#contracts'
import { socialHousingAnswers } from '../system/client.js'
import { Reader } from './browser.fixture.js'
import { Demo } from './demo.fixture.js'
import { answersTo } from './forms.fixture.js'

describe('facts that changed, in a browser', () => {
  let demo: Demo
  let reader: Reader
  let page: Page
  beforeAll(async () => {
    demo = await Demo.start()
    reader = await Reader.open(demo.url)
    page = reader.page
    page.setDefaultTimeout(20_000)
  })
  afterAll(async () => {
    await reader?.close()
    await demo?.remove()
  })

  it('stand on the page of the official, who says that they were seen before completing', async () => {
    const [sinh, official] = [await demo.as('sinh'), await demo.as('official-dai-mo')]
    const receivedBy = 'H26.00637'
    const { id } = await sinh.open('1.014632', { receivedBy })
    const { snapshotId } = await sinh.prefill(id)
    await sinh.answer(id, socialHousingAnswers)
    await sinh.submit(id, snapshotId, { receivedBy })
    await official.act(id, 'accept')
    const moving = await sinh.open('1.004222', { receivedBy })
    const { snapshotId: seen } = await sinh.prefill(moving.id)
    const { body: form } = await sinh.send<FormDocument>('GET', '/v1/procedures/1.004222/form')
    const newHome = { '/newHome/address': 'Số 9 ngõ 12 phố Mới', '/newHome/whoMoves': 'alone', '/newHome/basis': 'own' }
    await sinh.answer(moving.id, answersTo(form, newHome))
    await sinh.submit(moving.id, seen, { receivedBy })
    await official.act(moving.id, 'accept')
    await official.act(moving.id, 'complete', { outcome: { decision: 'granted' } })

    await page.goto('/')
    await reader.become('Cao Thị Hạnh')
    const heading = page.getByRole('heading', { name: 'Dữ liệu đã tra cứu vừa thay đổi' })
    await page.goto(`/work/${id}`)
    for (let tries = 0; tries < 20 && (await heading.count()) === 0; tries++) {
      await page.reload()
      await page.getByRole('heading', { level: 1 }).waitFor()
    }
    await heading.waitFor()
    expect(await reader.overflows()).toBe(false)
    expect(await reader.barriers()).toEqual([])
    await reader.picture('82-changed-facts')
    await reader.button('Tôi đã xem thay đổi này').click()
    await page.getByText('Cao Thị Hạnh đã xem', { exact: false }).waitFor()
    expect(await reader.button('Tôi đã xem thay đổi này').count()).toBe(0)
    expect(reader.complaints).toEqual([])
  })
})
