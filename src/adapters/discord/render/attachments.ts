import type { RawFile, RESTAPIAttachment } from 'discord.js'
import type { Card, ImageRef } from '../../../chat/card.js'
import type { LoadedImage, LoadedImages } from '../../../chat/images.js'
import { LIMITS, shorten } from '../../../chat/limits.js'
import { plainLine } from './escape.js'

/** A file that travels with a message. */
export interface Attachment {
  readonly id: number
  readonly filename: string
  readonly description: string
  readonly image: LoadedImage
}

/** By the reference under which the card names it; an image that could not be had is not among them. */
export type Attachments = ReadonlyMap<ImageRef, Attachment>

export const NO_ATTACHMENTS: Attachments = new Map()

/** What of a card goes along as files, each under a name of its own: a message refers to its files by their names. */
export function attachmentsOf(card: Card, images: LoadedImages): Attachments {
  const attachments = new Map<ImageRef, Attachment>()
  for (const block of card.blocks) {
    const image = block.type === 'image' ? images.get(block.image) : undefined
    if (block.type !== 'image' || image === undefined || attachments.has(block.image)) continue
    const id = attachments.size
    const isTaken = [...attachments.values()].some(({ filename }) => filename === image.fileName)
    const filename = isTaken ? `${id + 1}-${image.fileName}` : image.fileName
    attachments.set(block.image, { id, filename, description: describe(block.alt), image })
  }
  return attachments
}

/** Shown to screen readers and as a tooltip: no Markdown is read in it. */
export const describe = (alt: string): string => shorten(plainLine(alt), LIMITS.imageAlt)

/** The files as the body of a message names them. */
export function attachmentList(attachments: Attachments): RESTAPIAttachment[] {
  return [...attachments.values()].map(({ id, filename, description }) => ({ id: String(id), filename, description }))
}

/** The files themselves. */
export function filesOf(attachments: Attachments): RawFile[] {
  return [...attachments.values()].map(({ id, filename, image }) => ({
    key: `files[${id}]`,
    name: filename,
    contentType: image.mediaType,
    data: Buffer.from(image.bytes.buffer, image.bytes.byteOffset, image.bytes.byteLength),
  }))
}
