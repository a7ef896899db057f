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
  // Read at first need: most courses have none, and no start should wait for it.
  let known: ReadonlyMap<ImageRef, string> | undefined
  const made = new Map<ImageRef, Promise<LoadedImage | undefined>>()
  const make = async (latex: string): Promise<LoadedImage | undefined> => {
    const bytes = await typesetter.typeset(latex)
    if (bytes === undefined) return undefined
    const hash = createHash('sha256').update(bytes).digest('hex')
    return { bytes, mediaType: 'image/png', fileName: 'formula.png', hash }
  }
  return {
    load: ref => {
      known ??= readFormulas(courses)
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

function readFormulas(courses: readonly Course[]): ReadonlyMap<ImageRef, string> {
  const formulas = courses.flatMap(({ concepts }) => concepts.flatMap(({ facts }) => formulasIn(facts)))
  return new Map(formulas.map(({ latex }) => [formulaRef(latex), latex]))
}
