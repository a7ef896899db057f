import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLogger } from '../../../src/core/logger.js'
import { createPictureBot, pictures } from '../../fixtures/picture-bot.js'
import { picture, png } from '../../fixtures/pictures.js'
import { findChromium, launchChromium } from '../../setup/chromium.js'
import { createWorld } from './world.js'

const path = findChromium()
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

describe.skipIf(path === undefined)('images on the page', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium(path ?? '')
  })
  afterAll(() => browser?.close())

  async function open() {
    const images = pictures()
    images.all.set('note:balloon', picture('balloon.png', png(1600, 900, [200, 60, 40])))
    const world = await createWorld({ router: createPictureBot(createLogger('silent')), images })
    return { images, ...(await world.open(browser, 'ada', PHONE)) }
  }

  test('are drawn no wider than the card, with their text for who does not see them', async () => {
    const { page, last, say } = await open()
    await say('/page 0')
    const image = last.getByRole('img', { name: 'A *balloon* <in> the guest' })
    await expect.poll(() => page.evaluate<number>('document.querySelector(".image img")?.naturalWidth ?? 0')).toBe(1600)
    const box = await image.boundingBox()
    expect(box?.width).toBeGreaterThan(200)
    expect(box?.width).toBeLessThan(PHONE.viewport.width)
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(1600 / 900, 1)
    expect(await image.getAttribute('loading')).toBe('lazy')
    const overflow = await page.evaluate<number>(
      '(e => e.scrollWidth - e.clientWidth)(document.querySelector(".scroller"))',
    )
    expect(overflow).toBeLessThanOrEqual(0)
    // What came is read to its end, though the image was not there when the card was.
    const left = () =>
      page.evaluate<number>('(e => e.scrollHeight - e.scrollTop - e.clientHeight)(document.querySelector(".scroller"))')
    await expect.poll(left).toBeLessThan(2)
  })

  test('leave with the page that is turned', async () => {
    const { last, say } = await open()
    await say('/page 0')
    await last.getByRole('button', { name: 'Page 1' }).click()
    await expect.poll(() => last.getByRole('img').count()).toBe(2)
    await last.getByRole('button', { name: 'Page 2' }).click()
    await expect.poll(() => last.getByRole('img').count()).toBe(0)
  })

  test('are told by their text where they are gone', async () => {
    const { images, last, say } = await open()
    images.all.delete('note:balloon')
    await say('/page 0')
    await last.getByText('🖼 A *balloon* <in> the guest').waitFor()
    expect(await last.getByRole('img').count()).toBe(0)
  })
})
