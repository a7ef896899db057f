import { fold, words } from '../../core/fold.js'
import type { Locale } from '../../core/locale.js'
import { type Inline, text } from '../../core/rich-text.js'
import { stem } from '../../lookup/normalize.js'
import { readLead } from '../../notes/lead.js'
import { isAcronym } from '../../notes/term.js'
import type { Candidate } from '../question.js'
import { isLikeName } from './askable.js'
import { candidate, drawChoices, FEWEST_CHOICES, MOST_CHOICES, questionId, quoteOf } from './build.js'
import { GAP } from './clean.js'
import { labelAround } from './context.js'
import { isDefining } from './definition.js'
import { aboutFact, type GenerationView, type Group, type Member } from './generation-view.js'
import { shareAForm } from './kin.js'
import { asking, labelFor, labelOf, tellsName } from './label.js'
import { nearest } from './nearest.js'
import { paraphrases } from './paraphrase.js'
import type { Said } from './said.js'
import { areTwins, standsOut } from './same-kind.js'
import { isSame, isSentence, meaningWords } from './statement-rules.js'

/** A member of a group with what all questions about it share. */
export interface Place {
  readonly group: Group
  readonly member: Member
  readonly at: number
}

/** All that can be asked for among others of its kind. */
export function* places(view: GenerationView): Generator<Place> {
  for (const place of allPlaces(view)) if (place.group.kinship !== 'none') yield place
}

/** The same whatever stands beside it. */
export function* allPlaces(view: GenerationView): Generator<Place> {
  for (const group of view.groups) {
    for (const [at, member] of group.members.entries()) {
      if (!isToldAlike(member, group.members)) yield { group, member, at }
    }
  }
}

/** Whether the notes say nothing of a member but what they say of another one as well. */
const isToldAlike = (member: Member, members: readonly Member[]): boolean =>
  members.some(other => other.key !== member.key && other.meaning.folded.includes(member.meaning.folded))

/** Of the whole group: a single entry of a few words tells too little. */
export function languageOf(view: GenerationView, { members }: Group, { fact }: Pick<Member, 'fact'>): Locale {
  return view.language(
    members
      .slice(0, 20)
      .map(({ meaning }) => meaning.plain)
      .join(' '),
    fact.source,
  )
}

/** Which of the group is described? The wrong choices are other members, nearest first. */
export function whichTerm(view: GenerationView): Candidate[] {
  return [...places(view)].flatMap(place => {
    const { group, member } = place
    const { meaning, fact, topic } = member
    if (!member.isDefinition && !isSentence(member.meaning)) return []
    if (group.kinship !== 'named') return []
    if (meaning.plain.includes(GAP) && (!isDefining(meaning.plain) || isBentByGap(meaning.plain))) return []
    if (!group.isList && !member.isStatement) return []
    const fits = nearest(
      group.all,
      group.all.indexOf(member),
      other =>
        isAnother(view, other, member) && !isPartOfName(other, member) && !view.tells(meaning, other.names.titleWords),
    )
    const alike = fits.filter(other => isLikeName(other.title, member.title))
    const wrong = likeliest(alike, member)
    const isOneOfTwo = wrong.length === 1 && isOneOfTwins(group, member)
    if (!isOneOfTwo && (wrong.length < FEWEST_CHOICES - 1 || isAlone(member, wrong))) return []
    if (
      standsOut(
        member.title,
        wrong.map(other => other.title),
      )
    )
      return []
    // "Schichten" over nothing but names of some "Schicht" tells none of them.
    const isToldOfAll = !isOneOfTwo && wrong.every(({ names }) => tellsName(group.title, names))
    const near = isToldOfAll ? labelOf(group.title) : labelFor(group.title, member.names)
    const label = labelAround(view, near ?? '', fact.source, one => !isToldOfAll && tellsName(one, member.names))
    if (label === undefined && !isClearAlone(member, wrong)) return []
    return [
      candidate(
        {
          id: questionId('term', group.key, member.key),
          kind: 'single',
          topic,
          file: fact.source.file,
          about: [aboutFact(fact)],
          difficulty: 1,
          worth: member.worth,
        },
        random => {
          const language = languageOf(view, group, member)
          return {
            language,
            body: {
              prompt: asking(language, meaning.plain.includes(GAP) ? 'whichGap' : 'whichTerm', label),
              quotes: [withoutArticle(meaning)],
              ...drawChoices(
                [text(member.title)],
                wrong.map(other => [text(other.title)]),
                random,
              ),
            },
            explanation: [explain(member)],
            fact,
          }
        },
      ),
    ]
  })
}

/** With nothing over it that names the subject, the text or the choices must tell it. */
const isClearAlone = ({ title, meaning }: Member, wrong: readonly Member[]): boolean =>
  meaningWords(meaning.plain).length >= TELLING_ALONE || shareAForm([title, ...wrong.map(other => other.title)])
const TELLING_ALONE = 6

/** An article before the gap would strike out choices of another gender. */
const ARTICLE_OF_GAP = /^(?:der|die|das|eine?|the|an?)\s(?=____)/iu
const withoutArticle = ({ content, plain }: Said): readonly Inline[] =>
  ARTICLE_OF_GAP.test(plain) ? [text(plain.replace(ARTICLE_OF_GAP, ''))] : content

/** An article or an adjective in front of a gap, or a verb in the plural behind it, fits only some choices. */
const isBentByGap = (plain: string): boolean =>
  /\p{L}\s(?:der|die|das|dem|den|des|eine?[mnrs]?|an?|kein\w*|jede\w*|\p{Ll}+e[mnrs])\s____|^(?:die|the)\s____\s(?:sind|werden|are|were)\s/iu.test(
    plain,
  )

/** Those of its family before the others: "Gesamtpuffer" for "freier Puffer". */
function likeliest(others: readonly Member[], member: Member): readonly Member[] {
  const near = others.filter(other => areMistakable(other, member))
  if (near.length >= MOST_CHOICES - 1 || near.length === 0) return near.length === 0 ? others : near
  return [...near, ...others.filter(other => !near.includes(other))].slice(0, MOST_CHOICES - 1)
}

/** A list of two that differ in a word of their names: which of them it is only what is said can tell. */
export function isOneOfTwins({ isPair, all }: Group, member: Member): boolean {
  const other = all.find(one => one !== member)
  if (!isPair || other === undefined || !areTwins(member.title, other.title) || !isToldWell(member)) return false
  const isCommon = (word: string): boolean => [member, other].every(({ title }) => meaningWords(title).includes(word))
  return [member, other].every(
    ({ meaning }) => ![member, other].some(({ title }) => paraphrases(meaning.plain, title, isCommon)),
  )
}

/** "Thick" or "Thin": with one other only what is said must leave no doubt. */
const isToldWell = ({ isDefinition, isStatement, meaning }: Member): boolean =>
  isDefinition && isStatement && meaningWords(meaning.plain).length >= TELLING_OF_TWO
const TELLING_OF_TWO = 3

/** "Schengen" beside "Schengen-Dublin": both may be meant. */
const isPartOfName = (a: Member, b: Member): boolean =>
  a.names.folded.some(name => b.names.folded.some(own => own.includes(name) || name.includes(own)))

/** A single word among nothing but names of several, or the other way round, is of another kind than they are. */
function isAlone({ title }: Member, wrong: readonly Member[]): boolean {
  const isSingle = (name: string) => !/\s/.test(name)
  return !isAcronym(title) && wrong.every(other => isSingle(other.title) !== isSingle(title))
}

export const explain = ({ title, fact }: Pick<Member, 'title' | 'fact'>) => quoteOf(title, withoutOwnLead(fact, title))

/** The fact as it stands, without the name in front that the quote has already. */
function withoutOwnLead(fact: Member['fact'], title: string): Member['fact']['content'] {
  const lead = readLead(fact.content)
  return lead !== undefined && lead.rest.length > 0 && fold(lead.text).includes(fold(title)) ? lead.rest : fact.content
}

/** Another member, of which the notes nowhere say the same or nearly so. */
export function isAnother(view: GenerationView, other: Member, member: Member): boolean {
  return (
    other.key !== member.key &&
    !isSame(other.meaning, member.meaning) &&
    !other.names.folded.some(name => member.names.folded.includes(name)) &&
    (other.concept === undefined || !view.holdsOf(member.meaning, other.concept) || areToldApart(other, member))
  )
}

/** Side by side the notes define both in the same words but for one, which tells them apart: "the earliest dates", "the latest dates". */
function areToldApart(other: Member, member: Member): boolean {
  if (!other.isDefinition || !member.isDefinition) return false
  const [a, b] = [words(other.meaning.plain), words(member.meaning.plain)]
  const at = a.findIndex((word, index) => word !== b[index])
  return at >= IN_COMMON && at + 1 < a.length && at + 1 < b.length && a[at + 1] === b[at + 1]
}
const IN_COMMON = 3

const stemsOf = ({ meaning }: Member): readonly string[] => [...new Set(meaningWords(meaning.plain).map(stem))]

/** Whether one could be taken for the other: their names are of one family, or what is said of them has a word in common. */
export function areMistakable(a: Member, b: Member): boolean {
  const own = stemsOf(b)
  return shareAForm([a.title, b.title]) || stemsOf(a).some(word => own.includes(word))
}

/** What another member means, false of this one by all that the notes say, and with no word of it that misleads. */
export function isWrongMeaning(view: GenerationView, other: Member, member: Member): boolean {
  return (
    other.isStatement &&
    !isPartOfName(other, member) &&
    isAnother(view, other, member) &&
    (member.concept === undefined || !view.holdsOf(other.meaning, member.concept) || areToldApart(other, member)) &&
    !view.tells(other.meaning, member.names.words)
  )
}
