import type { Card, ImageRef } from './card.js'

/** What Discord and browsers show; Slack takes the first three. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'

export interface LoadedImage {
  readonly bytes: Uint8Array
  readonly mediaType: ImageType
  /** `[a-z0-9-]` and an ending that fits the type. */
  readonly fileName: string
  /** SHA-256 of the bytes in hexadecimal digits. */
  readonly hash: string
  /** Where it lies in the content folder, where it comes from there. */
  readonly path?: string
}

/** Where the images come from that cards name. */
export interface ImageSource {
  /** `undefined` where there is no such image, or no longer; nothing but what it has given a reference for is ever read. */
  load(ref: ImageRef): Promise<LoadedImage | undefined>
}

export type LoadedImages = ReadonlyMap<ImageRef, LoadedImage>

export const NO_IMAGES: ImageSource = { load: async () => undefined }

/** A card's images as far as they can be had: of the others the alternative text is shown. Never throws. */
export async function loadImages(
  card: Card,
  source: ImageSource,
  onFailure: (error: unknown, ref: ImageRef) => void = () => {},
): Promise<LoadedImages> {
  const refs = new Set(card.blocks.flatMap(block => (block.type === 'image' ? [block.image] : [])))
  const loaded = await Promise.all(
    [...refs].map(async ref => {
      try {
        const image = await source.load(ref)
        return image === undefined ? [] : [[ref, image] as const]
      } catch (error) {
        onFailure(error, ref)
        return []
      }
    }),
  )
  return new Map(loaded.flat())
}
