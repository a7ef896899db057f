import { fold } from '../../core/fold.js'
import { text } from '../../core/rich-text.js'
import { contentWords } from '../../lookup/normalize.js'
import type { Concept } from '../../notes/course.js'
import { isAbbreviation, isAcronym } from '../../notes/term.js'
import type { Candidate } from '../question.js'
import { candidate, questionId, quoteOf } from './build.js'
import { aboutFact, type GenerationView } from './generation-view.js'
import { asking, labelFor } from './label.js'

interface Pair {
  readonly concept: Concept
  readonly short: string
  readonly long: string
}

/** Concepts that the notes name both ways. */
function pairsOf({ course }: GenerationView): Pair[] {
  return course.concepts.flatMap((concept): Pair[] => {
    const names = [concept.title, ...concept.aliases]
    const short = names.find(isAcronym)
    const long = names
      .map(name => (short === undefined ? name : upToLastLetter(short, name)))
      .find(name => short !== undefined && name.length >= 2 * short.length && isSpeltOut(short, name))
    return short === undefined || long === undefined ? [] : [{ concept, short, long }]
  })
}

const LINK = /^(?:of|in|for|on|to|and|with|von|des|der|im|für|und|zur|zum)$/i

/** Without what follows the words that the letters are of: "of the pancreas". */
function upToLastLetter(short: string, long: string): string {
  const parts = long.split(/\s+/)
  const cut = parts.findIndex((_, index) => {
    const start = parts.slice(0, index + 1)
    const initials = (of: readonly string[]): string => of.map(word => word.charAt(0)).join('')
    const isWhole = [initials(start.map(fold)), initials(contentWords(start.join(' ')))].includes(fold(short))
    return isWhole && LINK.test(parts[index + 1] ?? '')
  })
  return cut === -1 ? long : parts.slice(0, cut + 1).join(' ')
}

/** Every letter begins a word or a part of one, and the words say more than the letters. */
function isSpeltOut(short: string, long: string): boolean {
  return (
    isAbbreviation(short, long) &&
    hasAllInitials(short, long) &&
    !fold(long).split(' ').includes(fold(short)) &&
    long.split(/[\s-]+/).length >= 2 &&
    /^[\p{L}\d\s'’().&/-]+$/u.test(long)
  )
}

/** "Optimal Algorithm" is no long form of OPT: of each word that counts the initial stands in the short one. */
function hasAllInitials(short: string, long: string): boolean {
  const letters = fold(short)
  return contentWords(long).every(word => letters.includes(word.charAt(0)))
}

/** What short names stand for, typed: the initials would tell the right choice from others. */
export function abbreviationsToType(view: GenerationView): Candidate[] {
  return pairsOf(view).map(({ concept, short, long }) =>
    candidate(
      {
        id: questionId('spell', concept.id),
        kind: 'short',
        topic: concept,
        file: concept.source.file,
        about: [`${aboutFact(concept)} ${short}`],
        difficulty: 2,
      },
      () => {
        const language = view.language('')
        return {
          language,
          body: {
            prompt: asking(language, 'abbreviation', labelFor(view.section(concept), view.names(concept)), {
              term: short,
            }),
            quotes: [],
            accepted: [long],
            others: view.otherNames(view.names(concept)),
          },
          explanation: [quoteOf(short, [text(long)])],
          fact: concept,
        }
      },
    ),
  )
}
