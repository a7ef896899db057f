import { createHash } from 'node:crypto'
import type { ImageRef } from '../chat/card.js'
import type { ImageSource, LoadedImage } from '../chat/images.js'
import { formulaRef, formulasIn } from '../lookup/formulas.js'
import type { Course } from '../notes/course.js'
import type { Typesetter } from './typesetter.js'

/** So many pictures are kept, those asked for last. */
const KEPT = 200

/** The pictures of the formulas in these notes, made when they are asked for; of any other formula there is none. */
export function createFormulaImages(courses: readonly Course[], typesetter: Pick<Typesetter, 'typeset'>): ImageSource {
  const known = new Map<ImageRef, string>()
  for (const { concepts } of courses) {
    for (const { facts } of concepts) {
      for (const { latex } of formulasIn(facts)) known.set(formulaRef(latex), latex)
    }
  }
  const made = new Map<ImageRef, Promise<LoadedImage | undefined>>()
  const make = async (latex: string): Promise<LoadedImage | undefined> => {
    const bytes = await typesetter.typeset(latex)
    if (bytes === undefined) return undefined
    const hash = createHash('sha256').update(bytes).digest('hex')
    return { bytes, mediaType: 'image/png', fileName: 'formula.png', hash }
  }
  return {
    load: ref => {
      const latex = known.get(ref)
      if (latex === undefined) return Promise.resolve(undefined)
      const image = made.get(ref) ?? make(latex)
      made.delete(ref)
      made.set(ref, image)
      const [oldest] = made.keys()
      if (made.size > KEPT && oldest !== undefined) made.delete(oldest)
      return image
    },
  }
}
