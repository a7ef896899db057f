import { PassThrough, Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { runTerminal } from '../../../../src/adapters/playground/terminal/terminal.js'
import type { ImageSource } from '../../../../src/chat/images.js'
import type { Logger } from '../../../../src/core/logger.js'
import { caller } from '../../../chat/sample-bot.js'
import { createPictureBot, pictures } from '../../../fixtures/picture-bot.js'

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} } as unknown as Logger

async function page(number: number, images: ImageSource, columns = 80): Promise<string> {
  const output = new PassThrough()
  const chunks: string[] = []
  output.on('data', chunk => chunks.push(String(chunk)))
  await runTerminal({
    router: createPictureBot(silent),
    images,
    caller,
    input: Readable.from([Buffer.from(`/page ${number}\n`)]),
    output,
    columns: () => columns,
    isInteractive: false,
    ansi: false,
  })
  return chunks.join('')
}

it('prints the text of an image and where its file lies', async () => {
  const printed = await page(1, pictures())
  expect(printed).toContain('[image: Four rings] cloud/rings.png\n\n[image: The same rings] cloud/rings.png\n')
})

it('prints the text alone where there is no file, and breaks lines', async () => {
  const images = pictures()
  images.all.set('note:balloon', new Error('the disk is gone'))
  expect(await page(0, images, 20)).toContain('[image: A *balloon*\n<in> the guest]\n')
})
