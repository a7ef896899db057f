import { plainText } from '../../src/core/rich-text.js'
import { blockText } from '../../src/notes/authored-question.js'
import type { AuthoredQuestion, Course, Fact } from '../../src/notes/course.js'

/** `5 What is it? => the answer`; a card is marked with `card`, its options with `+` and `-`. */
function questionLine({ source, text, origin, form, answer, choices }: AuthoredQuestion): string {
  const kind = [origin === 'flashcard' ? ' card' : '', form === undefined ? '' : ` ${form}`].join('')
  const said = (answer ?? []).map(blockText).join(' / ').replaceAll('\n', ' | ')
  const options = (choices ?? [])
    .map(({ content, isCorrect }) => ` ${isCorrect ? '+' : '-'}${plainText(content)}`)
    .join('')
  return `${source.line}${kind} ${text}${said === '' ? '' : ` => ${said}`}${options}`
}

export interface Summary {
  readonly concepts: readonly string[]
  readonly questions: readonly string[]
  readonly deadlines: readonly string[]
  readonly warnings: readonly string[]
}

/**
 * A course in lines that a person can check against the note. Concepts: `3 # Title (aliases) < Parent`; their facts below,
 * indented as nested: `4 advantage {lead} content [code] > Concept that it opens`.
 */
export function summarize(course: Course): Summary {
  const titles = new Map(course.concepts.map(concept => [concept.id, concept.title]))
  const titleOf = (id: string | undefined, mark: string): string =>
    id === undefined ? '' : ` ${mark} ${titles.get(id) ?? '?'}`
  const factLines = (fact: Fact, depth: number): string[] => {
    const lead = fact.lead === undefined ? '' : ` {${fact.lead}}`
    const block = fact.block === undefined ? '' : ` [${fact.block.type}]`
    const text = plainText(fact.content)
    const own = `${fact.source.line} ${fact.role}${lead}${text === '' ? '' : ` ${text}`}${block}`
    return [
      `${'  '.repeat(depth)}${own}${titleOf(fact.conceptId, '>')}`,
      ...fact.children.flatMap(child => factLines(child, depth + 1)),
    ]
  }
  return {
    concepts: course.concepts.flatMap(({ title, aliases, parentId, source, facts }) => [
      `${source.line} # ${title}${aliases.length === 0 ? '' : ` (${aliases.join(', ')})`}${titleOf(parentId, '<')}`,
      ...facts.flatMap(fact => factLines(fact, 1)),
    ]),
    questions: course.questions.map(questionLine),
    deadlines: course.deadlines.map(
      ({ source, date, time, title }) => `${source.line} ${date} ${time ?? '--:--'} ${title}`,
    ),
    warnings: course.warnings.map(({ line, message }) => `${line} ${message}`),
  }
}
