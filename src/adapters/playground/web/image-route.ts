import type { Context } from 'hono'
import type { ImageRef } from '../../../chat/card.js'
import type { ImageSource } from '../../../chat/images.js'
import { LIMITS } from '../../../chat/limits.js'
import { Refusal } from './refusal.js'

/** `:ref` is the reference of an image, escaped; what the source does not know is not there. */
export const IMAGE_PATH = '/images/:ref'

/**
 * An image by its reference. The type is the one found in the bytes, never what a request asks for; whoever opens it by
 * itself gets a page that can do nothing.
 */
export function createImageRoute(images: ImageSource): (context: Context) => Promise<Response> {
  return async context => {
    const ref = context.req.param('ref') ?? ''
    const image = isRef(ref) ? await images.load(ref) : undefined
    if (image === undefined) throw new Refusal(404, 'There is no such image.')
    const tag = `"${image.hash}"`
    const headers = {
      'Content-Type': image.mediaType,
      'Content-Disposition': `inline; filename="${image.fileName}"`,
      'Cache-Control': 'private, no-cache',
      ETag: tag,
    }
    if (context.req.header('if-none-match') === tag) return context.body(null, 304, headers)
    return context.body(Uint8Array.from(image.bytes), 200, headers)
  }
}

const isRef = (ref: string): ref is ImageRef => ref.length <= LIMITS.imageRef && /^[\x21-\x39\x3b-\x7e]+:/.test(ref)
