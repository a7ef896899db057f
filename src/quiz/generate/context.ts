import { fold } from '../../core/fold.js'
import type { Source } from '../../notes/course.js'
import { isNotATerm } from '../../notes/marks.js'
import { isGeneric } from './askable.js'
import type { GenerationView } from './generation-view.js'
import { labelOf, PART } from './label.js'
import type { Pair } from './long-form.js'
import { isOfOneFamily, meaningWords, spellsOut } from './statement-rules.js'
import { isOfEverydayWords } from './worth.js'

/** Folders that say how notes are kept rather than what they are of. */
const KEEPING =
  /^(?:cards?|notes?|notizen|docs?|documents?|content|src|site|md|pages?|posts?|vault|public|static|assets|misc|files?|inbox|archive?|zettel\w*|permanent|literature|fleeting|sources?|subjects?|courses?|modules?|fächer|kurse|specialties|topics?|themen|lectures?|vorlesung(?:en)?|skripte?|slides|summar(?:y|ies)|zusammenfassung(?:en)?|mitschrift(?:en)?|uni\w*|school|schule|study|studium|flashcards?|lernkarten|semester|week|woche|other|general|allgemein|de|en|main|wiki|book|chapters?|kapitel|terms?|concepts?|konzepte|glossar\w*|abbreviations?|abkürzungen|acronyms?|index|daily|moc|permanent notes?|todo|draft|papers?|research papers?|articles?|annotations?|classes|spaces|university|videos?|books?|seedling|evergreen)\b/iu
/** A file's name in one word: "NatPat", "VdiUndDaaS". */
const JOINED = /^\S*\p{Ll}{2}\p{Lu}\p{Ll}\S*$/u
const LONGEST = 40

/**
 * What an abbreviation belongs to: the nearest section, else a heading further out, the note's title; where the abbreviation
 * alone might be that of something else, also a tag, a folder or the course. Never what spells it out.
 */
export function contextFor(
  view: GenerationView,
  { short, concept, source }: Pair,
  accepted: readonly string[],
  isClear: boolean,
): string | undefined {
  const note = view.course.noteInfos?.find(({ file }) => file === source.file)
  const near = [view.section(concept, source), ...source.headings.toReversed(), note?.title ?? ''].filter(
    title => title !== view.course.title,
  )
  const folders = [...(view.course.folder?.split('/') ?? []), ...source.file.split('/').slice(0, -1)]
  const far = [...(note?.tags ?? []), ...folders.toReversed()].filter(isSubject).map(named)
  for (const title of [...near, ...(isClear ? [] : [...far, view.course.title])]) {
    const label = title.length > LONGEST * 1.5 || JOINED.test(title) || isNotATerm(title) ? undefined : labelOf(title)
    if (label !== undefined && !tells(label, short, accepted)) return label
  }
  return undefined
}

/**
 * What a question about a list is called by: a title that says what it is of. "Damage" says it only below a heading
 * further out, and a title that tells nothing gives way to one.
 */
export function labelAround(
  view: GenerationView,
  title: string,
  source: Source,
  isTold: (label: string) => boolean,
): string | undefined {
  const fit = (one: string): string | undefined => {
    const label = one.length > LONGEST * 1.5 || JOINED.test(one) || isNotATerm(one) ? undefined : labelOf(one)
    return label === undefined || isTold(label) ? undefined : label
  }
  const own = labelOf(title)
  const near = own === undefined || isTold(own) ? undefined : own
  if (near !== undefined && !isVague(near)) return near
  const note = view.course.noteInfos?.find(({ file }) => file === source.file)
  const around = [...source.headings.toReversed(), note?.title ?? ''].map(fit)
  const far = around.find(label => label !== undefined && !isVague(label) && fold(label) !== fold(near ?? ''))
  if (far === undefined || near === undefined) return near ?? far
  return far.length + near.length > LONGEST * 1.5 ? near : `${far}${PART}${near}`
}

/** One word of everybody's: the damage of what? */
const isVague = (label: string): boolean => !/\s/.test(label) && isOfEverydayWords(label)

const isSubject = (name: string): boolean =>
  /\p{L}{4}/u.test(name) &&
  name.length <= LONGEST &&
  !/\d{2}/.test(name) &&
  !KEEPING.test(bare(name)) &&
  !isGeneric(bare(name))

const bare = (name: string): string =>
  name
    .replace(/^\d+[\s._-]*/, '')
    .replaceAll('_', ' ')
    .replaceAll(/(?<=\p{Ll})-(?=\p{Ll})/gu, ' ')
    .trim()

/** As a label shows it: "organic_chemistry" is "Organic chemistry". */
const named = (name: string): string => bare(name).replace(/^\p{Ll}/u, letter => letter.toUpperCase())

/** Half of the words, or the abbreviation itself. */
function tells(label: string, short: string, accepted: readonly string[]): boolean {
  const said = meaningWords(label)
  if (said.includes(short.toLowerCase()) || spellsOut(label, short)) return true
  return accepted.some(long => {
    const sought = meaningWords(long)
    return sought.filter(word => said.some(other => isOfOneFamily(word, other))).length * 2 >= sought.length
  })
}
