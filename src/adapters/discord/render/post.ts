import { type APIEmbed, MessageFlags, type RESTAPIAttachment } from 'discord.js'
import type { Card, CardBlock } from '../../../chat/card.js'
import { assertNever } from '../../../core/errors.js'
import { type Attachments, attachmentList, NO_ATTACHMENTS } from './attachments.js'
import { buttonRow, NO_MENTIONS, type Row, searchRow, selectRow } from './components.js'
import { escapeText, GAP } from './escape.js'
import { markdown } from './markdown.js'
import { fieldLines, imageText, smallPrint } from './texts.js'

/** A message with `content`, which is what a push notification shows; it shows nothing of Components V2. */
export interface PostMessage {
  readonly content: string
  readonly embeds: APIEmbed[]
  readonly components: Row[]
  readonly flags: number
  readonly allowed_mentions: typeof NO_MENTIONS
  /** Shown below the text. */
  readonly attachments?: RESTAPIAttachment[]
}

/** Discord's limit for `content`; a description of an embed may have 4,096. */
const LONGEST_CONTENT = 2000

/**
 * A card that nobody asked for. Text beyond the limit of `content` goes into an embed below it.
 * @param ending a line that must stand in `content`, if need be before the text that goes into the embed
 */
export function cardPost(card: Card, ending?: string, attachments = NO_ATTACHMENTS): PostMessage {
  const title = escapeText(card.title ?? '').trim()
  const texts = [title === '' ? '' : `**${title}**`, ...card.blocks.map(block => printed(block, attachments))].filter(
    text => text !== '',
  )
  const room = LONGEST_CONTENT - (ending === undefined ? 0 : ending.length + 1)
  const [content, rest] = divide(texts, room)
  const shown = [content === '' ? GAP : content, ...(ending === undefined ? [] : [ending])].join('\n')
  return {
    content: shown,
    embeds: rest === '' ? [] : [{ description: rest }],
    components: card.blocks.flatMap(row),
    // The flag would hide our own embed too.
    flags: rest === '' ? MessageFlags.SuppressEmbeds : 0,
    allowed_mentions: NO_MENTIONS,
    ...(attachments.size === 0 ? {} : { attachments: attachmentList(attachments) }),
  }
}

/** As many whole texts as there is room for, and the others. */
function divide(texts: readonly string[], room: number): [string, string] {
  let count = texts.length
  while (count > 0 && texts.slice(0, count).join('\n\n').length > room) count--
  return [texts.slice(0, count).join('\n\n'), texts.slice(count).join('\n\n')]
}

function printed(block: CardBlock, attachments: Attachments): string {
  switch (block.type) {
    case 'text':
      return markdown(block.content)
    case 'context':
      return smallPrint(block.content)
    case 'fields':
      return fieldLines(block.fields)
    case 'image':
      return attachments.has(block.image) ? '' : imageText(block.alt)
    case 'divider':
    case 'buttons':
    case 'select':
    case 'search':
      return ''
    default:
      return assertNever(block)
  }
}

function row(block: CardBlock): Row[] {
  switch (block.type) {
    case 'buttons':
      return [buttonRow(block.buttons)]
    case 'select':
      return [selectRow(block)]
    case 'search':
      return [searchRow(block)]
    case 'text':
    case 'context':
    case 'fields':
    case 'divider':
    case 'image':
      return []
    default:
      return assertNever(block)
  }
}
