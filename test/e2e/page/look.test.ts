import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium, launchChromium } from '../../setup/chromium.js'
import { createWorld, focused } from './world.js'

const path = findChromium()
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

describe.skipIf(path === undefined)('the page as something to look at', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium(path ?? '')
  })
  afterAll(() => browser?.close())

  test('rich text is drawn, and nothing of it is read as markup', async () => {
    const world = await createWorld()
    const { page, last, say } = await world.open(browser, 'ada')
    await say('/gallery')
    await last.getByText('and <b>no markup</b> from a text.').waitFor()
    const link = last.getByRole('link', { name: 'a link' })
    expect(await link.getAttribute('href')).toBe('https://example.org/notes')
    expect(await link.getAttribute('rel')).toContain('noopener')
    expect(await last.getByRole('link', { name: 'a bad link' }).count()).toBe(0)
    expect(await last.getByRole('link', { name: 'a picture elsewhere' }).count()).toBe(1)
    expect(await last.locator('img').count()).toBe(0)
    expect(await last.locator('pre').textContent()).toContain('def inflate')
    expect(await last.locator('figcaption span').textContent()).toBe('python')
    expect(await last.getByRole('row').count()).toBe(4)
    expect(await last.locator('ol').getAttribute('start')).toBe('3')
    expect(await last.getByText('in 26 hours').count()).toBe(1)
    expect(await last.getByRole('button', { name: 'Disabled' }).isDisabled()).toBe(true)
    for (const tag of ['strong', 'em', 'del', 'mark', 'blockquote', 'dt', 'hr', '.formula', 'code.math', 'h4']) {
      expect(await last.locator(tag).count(), tag).toBeGreaterThan(0)
    }
    expect(await page.locator('article[data-tone="warning"]').count()).toBe(1)
  })

  test('a message that cannot be drawn leaves the others alone', async () => {
    const world = await createWorld()
    const { last, messages, say } = await world.open(browser, 'ada')
    // A block of some later version.
    const block = { type: 'carousel' } as unknown as { type: 'divider' }
    await world.playground().messenger.post('cloud', { blocks: [block] }, { nonce: 'later', since: 0 })
    await last.getByText('This message cannot be shown.').waitFor()
    await say('Hello')
    await expect.poll(() => messages.count()).toBe(2)
  })

  test('the colours follow the system until the reader chooses', async () => {
    const world = await createWorld()
    const { page, composer } = await world.open(browser, 'ada', { colorScheme: 'dark' })
    const background = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
    const dark = await background()
    await page.emulateMedia({ colorScheme: 'light' })
    await expect.poll(background).not.toBe(dark)
    await page.getByRole('button', { name: 'Switch to dark colours' }).click()
    expect(await background()).toBe(dark)
    await page.reload()
    await composer.waitFor()
    expect(await background()).toBe(dark)
  })

  test('on a phone nothing sticks out, and the channels are in a drawer', async () => {
    const world = await createWorld()
    const { page, last, say } = await world.open(browser, 'ada', PHONE)
    await say('/gallery')
    await last.getByRole('combobox').waitFor()
    await say('a'.repeat(300))
    await say(`/explain ${'b'.repeat(200)}`)
    await last.getByText('Only visible to you').waitFor()
    for (const width of [360, 390, 430, 768, 1280]) {
      await page.setViewportSize({ width, height: 740 })
      const overflow = await page.evaluate<number>(
        'Math.max(...["html", ".scroller", "main"].map(s => (e => e.scrollWidth - e.clientWidth)(document.querySelector(s))))',
      )
      expect(overflow, `${width} px`).toBeLessThanOrEqual(0)
    }
    await page.setViewportSize(PHONE.viewport)
    const channel = page.getByRole('button', { name: 'statistik' })
    await channel.waitFor({ state: 'hidden' })
    const opener = page.getByRole('button', { name: 'Open the list of channels' })
    await opener.click()
    await expect.poll(() => focused(page)).toBe('Close the list of channels')
    await page.keyboard.press('Escape')
    await expect.poll(() => focused(page)).toBe('Open the list of channels')
    await opener.click()
    await channel.click()
    await page.getByRole('heading', { name: 'Welcome to #statistik' }).waitFor()
    await channel.waitFor({ state: 'hidden' })
  })

  test('all that can be pressed has a name, and the keyboard reaches the composer', async () => {
    const world = await createWorld()
    const { page, last, composer, say } = await world.open(browser, 'ada')
    await say('/gallery')
    await last.getByRole('combobox').waitFor()
    await page.locator('.me').click()
    const nameless = await page.evaluate<string[]>(
      `[...document.querySelectorAll('button, a, input, textarea, [role]')]
        .filter(e => !(e.getAttribute('aria-label') || e.textContent.trim() || e.labels?.length || e.getAttribute('role') === 'alert' || e.getAttribute('role') === 'status'))
        .map(e => e.outerHTML)`,
    )
    expect(nameless).toEqual([])
    await page.keyboard.press('Escape')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.locator('h1').count()).toBe(1)

    await page.evaluate('document.activeElement.blur()')
    const reached: string[] = []
    for (let presses = 0; presses < 40 && reached.at(-1) !== 'composer'; presses++) {
      await page.keyboard.press('Tab')
      reached.push(await focused(page))
    }
    expect(reached.at(-1)).toBe('composer')
    expect(reached).toContain('Compute')
    expect(reached).toContain('Choose a topic')

    await page.getByRole('link', { name: 'Skip to the message box' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toBe('composer')
    await composer.blur()
    await page.keyboard.press('/')
    expect(await composer.inputValue()).toBe('/')
  })

  test.each(['light', 'dark'] as const)('text stands out from its ground in %s colours', async colorScheme => {
    const world = await createWorld()
    const { page, last, say } = await world.open(browser, 'ada', { colorScheme })
    await say('/quiz')
    await last.getByRole('button', { name: 'A', exact: true }).click()
    await say('/gallery')
    await last.getByRole('combobox').waitFor()
    await page.keyboard.type('/quiz ')
    await page.locator('.option-bar').waitFor()
    const weak = await page.evaluate<string[]>(WEAK_CONTRAST)
    expect(weak).toEqual([])
  })
})

/** Texts with a contrast below 4.5 (3 where they are large), as the WCAG count it; disabled controls are exempt. */
const WEAK_CONTRAST = `(() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  const ground = element => {
    const stack = []
    for (let e = element; e; e = e.parentElement) stack.push(getComputedStyle(e).backgroundColor)
    return stack.reverse()
  }
  const paint = colours => {
    canvas.clearRect(0, 0, 1, 1)
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1) }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
  }
  const light = rgb => {
    const [r, g, b] = rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const weak = []
  for (const element of document.querySelectorAll('#app *')) {
    const text = [...element.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim()).join('')
    if (text === '' || element.closest(':disabled') || !element.checkVisibility()) continue
    const style = getComputedStyle(element)
    const colours = ground(element)
    const [a, b] = [paint(colours), paint([...colours, style.color])].map(light)
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    const isLarge = parseFloat(style.fontSize) >= 24
    if (ratio < (isLarge ? 3 : 4.5)) weak.push(text.slice(0, 40) + ' ' + ratio.toFixed(2))
  }
  return weak
})()`
