import { closeSync, fstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../core/errors.js'
import { isInside } from './folder.js'

/** 8 MB, less than Discord takes of a bot. */
const MAX_BYTES = 8_000_000
/** Enough for every signature. */
const HEAD = 16

export type ImageFileType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'

export interface ImageFile {
  readonly mediaType: ImageFileType
  readonly bytes: Uint8Array
}

/** Why a file is not shown, as the end of a sentence; `isMissing` where there is no file at all. */
export interface Unshown {
  readonly reason: string
  readonly isMissing: boolean
}

/** Whether `path` could be shown; reads its first bytes only. `path` is relative to `root` and leads nowhere else. */
export function checkImageFile(root: string, path: string): Unshown | undefined {
  const result = read(root, path, HEAD)
  return 'reason' in result ? result : undefined
}

/** The image itself, checked anew: the file may have become another since. */
export function readImageFile(root: string, path: string): ImageFile | undefined {
  const result = read(root, path, MAX_BYTES)
  return 'reason' in result ? undefined : result
}

function read(root: string, path: string, most: number): ImageFile | Unshown {
  try {
    const whole = join(root, path)
    // Before it is opened: a named pipe would never open.
    const stat = statSync(whole)
    if (!isInside(realpathSync(root), realpathSync(whole))) return unshown('leads out of the course’s folder')
    if (!stat.isFile()) return unshown('is no file')
    return readOpened(realpathSync(whole), most)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return { reason: 'does not exist', isMissing: true }
    return unshown(`cannot be read (${code ?? String(error)})`)
  }
}

function readOpened(path: string, most: number): ImageFile | Unshown {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    if (size > MAX_BYTES) return unshown(`has ${size} bytes, more than the ${MAX_BYTES} that are shown`)
    const bytes = Buffer.alloc(Math.min(size, most))
    let length = 0
    for (let got = -1; got !== 0 && length < bytes.length; length += got) {
      got = readSync(file, bytes, length, bytes.length - length, length)
    }
    const mediaType = imageTypeOf(bytes.subarray(0, length))
    return mediaType === undefined
      ? unshown('is no PNG, JPEG, GIF or WebP image')
      : { mediaType, bytes: bytes.subarray(0, length) }
  } finally {
    closeSync(file)
  }
}

const unshown = (reason: string): Unshown => ({ reason, isMissing: false })

/** The type by its signature (WHATWG MIME Sniffing, section 6.1), whatever the file is called. */
function imageTypeOf(bytes: Uint8Array): ImageFileType | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'image/gif'
  return head.startsWith('RIFF') && head.slice(8, 14) === 'WEBPVP' ? 'image/webp' : undefined
}
