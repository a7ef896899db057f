import { createHash } from 'node:crypto'
import { fold } from '../core/fold.js'
import { type Block, type Inline, plainText } from '../core/rich-text.js'
import { withSingleBlanks } from '../core/single-blanks.js'
import type { AuthoredChoice, AuthoredQuestion, Source } from './course.js'

/** What stands for the words to be found in a cloze question. */
export const GAP = '[…]'

interface More {
  readonly given?: readonly Block[]
  readonly answer?: readonly Block[]
  readonly form?: AuthoredQuestion['form']
  readonly choices?: readonly AuthoredChoice[]
}

/** A question of the notes; its id comes from its text alone. */
export function authoredQuestion(
  text: string,
  origin: AuthoredQuestion['origin'],
  source: Source,
  { given = [], answer = [], form, choices }: More = {},
): AuthoredQuestion {
  const said = [
    ...answer.map(blockText),
    ...(choices ?? []).map(choice => `${choice.isCorrect} ${plainText(choice.content)}`),
  ]
  // "What does this code print?" is asked of many a code.
  const more = form === 'cloze' ? said : given.map(blockText)
  const idText = [fold(text), ...more].join(' ')
  return {
    id: `q-${digest(idText)}`,
    text,
    origin,
    source,
    ...(form === undefined ? {} : { form }),
    ...(given.length === 0 ? {} : { given }),
    ...(answer.length === 0 ? {} : { answer }),
    ...(choices === undefined ? {} : { choices }),
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

export function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return plainText(block.children)
    case 'code':
    case 'math':
      return block.value
    case 'list':
      return block.children.flatMap(item => item.children.map(blockText)).join('\n')
    case 'blockquote':
      return block.children.map(blockText).join('\n')
    case 'definition':
      return [plainText(block.term), ...block.children.map(blockText)].join('\n')
    case 'table':
      return [block.header, ...block.rows].map(row => row.cells.map(plainText).join(' | ')).join('\n')
    default:
      return ''
  }
}

/** Text on one line, as a question is shown. */
export const oneLine = (nodes: readonly Inline[]): string => withSingleBlanks(plainText(nodes)).trim()
