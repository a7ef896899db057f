import { createHash } from 'node:crypto'
import { join, posix } from 'node:path'
import type { ImageRef } from '../chat/card.js'
import type { ImageSource, ImageType } from '../chat/images.js'
import { slug } from '../core/fold.js'
import type { Course, NoteImage } from '../notes/course.js'
import { readImageFile } from '../notes/image-file.js'
import { noteImageRef } from './concept-images.js'

type LocalImage = Extract<NoteImage, { readonly type: 'local' }>

const ENDINGS: Readonly<Record<ImageType, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
}
const NAME_LENGTH = 40

/** The images that the notes show, read when they are asked for; of files that no note shows it knows nothing. */
export function createNoteImages(contentDir: string, courses: readonly Course[]): ImageSource {
  const known = new Map<ImageRef, LocalImage>()
  for (const { id, images } of courses) {
    for (const image of images) if (image.type === 'local') known.set(noteImageRef(id, image.id), image)
  }
  return {
    load: async ref => {
      const image = known.get(ref)
      const file = image && readImageFile(join(contentDir, image.folder), image.path)
      if (image === undefined || file === undefined) return undefined
      const { name } = posix.parse(image.path)
      return {
        ...file,
        fileName: `${slug(name, NAME_LENGTH, 'image')}.${ENDINGS[file.mediaType]}`,
        hash: createHash('sha256').update(file.bytes).digest('hex'),
        path: posix.join(image.folder, image.path),
      }
    },
  }
}
