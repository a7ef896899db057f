import type { webApi } from '@slack/bolt'
import type { ImageType, LoadedImage } from '../../chat/images.js'
import type { Upload, UploadStore } from '../../chat/upload-store.js'
import type { Logger } from '../../core/logger.js'
import { retryAfter, slackError } from './api-errors.js'

/** A file at Slack, with the image's hash. */
export interface KnownUpload extends Upload {
  readonly hash: string
  /** Since when Slack has it, in epoch milliseconds; absent for what it had before. */
  readonly freshSince?: number
}

/** Gives images to the workspace, each once. Nothing here throws: where there is no file, the image's text is shown. */
export interface Uploads {
  known(image: LoadedImage): Promise<KnownUpload | undefined>
  /** The known one, or a new one. */
  obtain(image: LoadedImage, alt: string): Promise<KnownUpload | undefined>
  /** A message in this channel shows them. */
  shared(uploads: readonly KnownUpload[], channelId: string): Promise<void>
  /** Slack does not show them: they were deleted there, or are not ready yet. */
  refused(uploads: readonly KnownUpload[]): Promise<void>
}

export interface UploadsParts {
  readonly client: webApi.WebClient
  readonly store: UploadStore
  readonly workspaceId: string
  /** Whether the token has the scope `files:write`. */
  readonly isAllowed: boolean
  readonly logger: Logger
  readonly fetcher: typeof fetch
  readonly now?: () => number
}

/** https://docs.slack.dev/reference/block-kit/composition-objects/slack-file-object */
const SHOWN: readonly ImageType[] = ['image/png', 'image/jpeg', 'image/gif']
const TIMEOUT_MS = 30_000
const LONGEST_TITLE = 250

export function createUploads(parts: UploadsParts): Uploads {
  const { client, store, workspaceId, logger, fetcher, now = Date.now } = parts
  const underWay = new Map<string, Promise<KnownUpload | undefined>>()
  const fresh = new Map<string, number>()
  let isAllowed = parts.isAllowed
  let pausedUntil = 0

  const safely = async <T>(work: () => Promise<T>, what: string): Promise<T | undefined> => {
    try {
      return await work()
    } catch (error) {
      logger.warn({ err: error }, `slack: ${what}`)
      return undefined
    }
  }

  const known: Uploads['known'] = async ({ hash }) => {
    const upload = await safely(() => store.find(workspaceId, hash), 'what was uploaded before is not known')
    const freshSince = fresh.get(hash)
    return upload && { ...upload, hash, ...(freshSince === undefined ? {} : { freshSince }) }
  }

  const save = async ({ hash, fileId, permalink, sharedIn }: KnownUpload): Promise<void> => {
    const upload = { fileId, sharedIn, ...(permalink === undefined ? {} : { permalink }) }
    await safely(() => store.save(workspaceId, hash, upload), 'an upload is not remembered')
  }

  /** Shared with nobody: the message that shows it does that, without a second one that holds nothing else. */
  const upload = async ({ bytes, fileName, hash }: LoadedImage, alt: string): Promise<KnownUpload> => {
    const { upload_url: url, file_id: fileId } = await client.files.getUploadURLExternal({
      filename: fileName,
      length: bytes.length,
      alt_text: alt,
    })
    if (url === undefined || fileId === undefined) throw new Error('Slack named no address for a file')
    const response = await fetcher(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: Uint8Array.from(bytes),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) throw new Error(`the upload of a file: ${response.status}`)
    const { files } = await client.files.completeUploadExternal({
      files: [{ id: fileId, title: alt.slice(0, LONGEST_TITLE) }],
    })
    const permalink = files?.[0]?.permalink
    fresh.set(hash, now())
    const made = { fileId, hash, sharedIn: [], ...(permalink === undefined ? {} : { permalink }) }
    await save(made)
    return { ...made, freshSince: now() }
  }

  const attempt = async (image: LoadedImage, alt: string): Promise<KnownUpload | undefined> => {
    const before = await known(image)
    if (before !== undefined || !isAllowed || now() < pausedUntil) return before
    try {
      return await upload(image, alt)
    } catch (error) {
      pausedUntil = now() + (retryAfter(error) ?? 0)
      if (slackError(error) === 'missing_scope') isAllowed = false
      logger.warn({ err: error, image: image.fileName }, 'slack: an image was not uploaded, so its text is shown')
      return undefined
    }
  }

  return {
    known,
    obtain: async (image, alt) => {
      if (!SHOWN.includes(image.mediaType)) return undefined
      // Two who ask at the same moment wait for one upload.
      const running = underWay.get(image.hash) ?? attempt(image, alt).finally(() => underWay.delete(image.hash))
      underWay.set(image.hash, running)
      return running
    },
    shared: async (uploads, channelId) => {
      for (const own of uploads) {
        fresh.delete(own.hash)
        if (!own.sharedIn.includes(channelId)) await save({ ...own, sharedIn: [...own.sharedIn, channelId] })
      }
    },
    refused: async uploads => {
      for (const { hash, freshSince } of uploads) {
        // What was only given just now may still become ready.
        if (fresh.delete(hash) && freshSince !== undefined) continue
        await safely(() => store.forget(workspaceId, hash), 'an upload is not forgotten')
      }
    },
  }
}
