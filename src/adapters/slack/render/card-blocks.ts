import type { types } from '@slack/bolt'
import type { Button, Card, CardBlock, Field, Image, ImageRef, Search, Select, Tone } from '../../../chat/card.js'
import { LIMITS, shorten } from '../../../chat/limits.js'
import { assertNever } from '../../../core/errors.js'
import { type Inline, plainText, text } from '../../../core/rich-text.js'
import { type SlashNames, spellSlash } from '../slash-names.js'
import { fallbackText } from './fallback-text.js'
import { richTextBlock } from './rich-text-blocks.js'
import { mrkdwnOf, plain, smallText } from './small-text.js'

/** A card as Slack takes it. */
export interface SlackCard {
  readonly blocks: types.KnownBlock[]
  readonly text: string
}

/** An image at Slack: a file that is shown, or only a link to it. */
export interface SlackFile {
  readonly id: string
  readonly permalink?: string
  readonly isShown: boolean
}

/** By the reference under which the card names it; of an image that is not among them the text is shown. */
export type SlackFiles = ReadonlyMap<ImageRef, SlackFile>

/** The most that a text of a field and of a section may hold. */
const FIELD = 2000
const SECTION = 3000

/** A card in Slack's blocks, and as text for notifications. Pure: the same card gives the same blocks. */
export function slackCard(given: Card, names: SlashNames, files: SlackFiles = new Map()): SlackCard {
  const card = spellSlash(given, names)
  const sign = SIGNS[card.tone ?? 'neutral']
  const header = card.title === undefined ? [] : [headerBlock(card.title, sign)]
  const blocks = card.blocks.flatMap(block => cardBlocks(block, files))
  return {
    blocks: [...header, ...(card.title === undefined && sign !== '' ? signed(blocks, sign) : blocks)],
    text: fallbackText(card),
  }
}

/** A sign for those who see it; the words of a card say the same. */
const SIGNS: Readonly<Record<Tone, string>> = { neutral: '', success: '✅', failure: '❌', warning: '⚠️' }

function headerBlock(title: string, sign: string): types.HeaderBlock {
  const whole = sign === '' ? title : `${sign} ${title}`
  // The sign is the lesser loss.
  return { type: 'header', text: plain(shorten(whole.length > LIMITS.title ? title : whole, LIMITS.title)) }
}

/** The sign before the first words, where there is no title to take it. */
function signed(blocks: types.KnownBlock[], sign: string): types.KnownBlock[] {
  const [first, ...rest] = blocks
  const [section, ...others] = first?.type === 'rich_text' ? first.elements : []
  if (first?.type !== 'rich_text' || section?.type !== 'rich_text_section') return blocks
  const elements: types.RichTextElement[] = [{ type: 'text', text: `${sign} ` }, ...section.elements]
  return [{ ...first, elements: [{ ...section, elements }, ...others] }, ...rest]
}

function cardBlocks(block: CardBlock, files: SlackFiles): types.KnownBlock[] {
  switch (block.type) {
    case 'text':
      return [richTextBlock(block.content)]
    case 'context':
      return [contextBlock(block.content)]
    case 'fields':
      return fieldBlocks(block.fields)
    case 'divider':
      return [{ type: 'divider' }]
    case 'image':
      return [imageBlock(block, files)]
    case 'buttons':
      return buttonBlocks(block.buttons)
    case 'select':
      return [{ type: 'actions', elements: [selectElement(block)] }]
    case 'search':
      return [{ type: 'actions', elements: [searchElement(block)] }]
    default:
      return assertNever(block)
  }
}

/** The text is the title too: whoever may not open the file still reads what it shows. */
function imageBlock({ image, alt }: Image, files: SlackFiles): types.KnownBlock {
  const file = files.get(image)
  if (file?.isShown) return { type: 'image', slack_file: { id: file.id }, alt_text: alt, title: plain(alt) }
  const label: Inline = text(`🖼 ${alt}`)
  const shown: Inline = file?.permalink === undefined ? label : { type: 'link', url: file.permalink, children: [label] }
  return richTextBlock([{ type: 'paragraph', children: [shown], line: 0 }])
}

/** Small print longer than one element holds goes on in the next, without its formats. */
function contextBlock(content: readonly Inline[]): types.ContextBlock {
  const whole = smallText(content)
  if (whole.text.length <= SECTION) return { type: 'context', elements: [whole] }
  const pieces: types.PlainTextElement[] = []
  for (let rest = plainText(content); rest !== ''; ) {
    const end = rest.length <= SECTION ? rest.length : rest.lastIndexOf(' ', SECTION - 1) + 1 || SECTION - 1
    pieces.push(plain(rest.slice(0, end)))
    rest = rest.slice(end)
  }
  return { type: 'context', elements: pieces }
}

/** Names over values in two columns. What does not fit into a column is a list. */
function fieldBlocks(fields: readonly Field[]): types.KnownBlock[] {
  const columns = fields.map(fieldText)
  if (columns.every(({ text: own }) => own.length <= FIELD)) return [{ type: 'section', fields: columns }]
  return [
    richTextBlock(
      fields.map(({ name, value }) => ({
        type: 'definition',
        term: [text(name)],
        children: [{ type: 'paragraph', children: value, line: 0 }],
        line: 0,
      })),
    ),
  ]
}

function fieldText({ name, value }: Field): types.PlainTextElement | types.MrkdwnElement {
  const head = mrkdwnOf([{ type: 'strong', children: [text(name)] }])
  const body = mrkdwnOf(value)
  if (head === undefined || body === undefined) return plain(`${name}\n${plainText(value)}`)
  return { type: 'mrkdwn', text: `${head}\n${body}`, verbatim: true }
}

/** Slack has no disabled button: such a one is shown as small print. */
function buttonBlocks(buttons: readonly Button[]): types.KnownBlock[] {
  const enabled = buttons.filter(button => button.disabled !== true)
  const disabled = buttons.filter(button => button.disabled === true)
  return [
    ...(enabled.length === 0 ? [] : [{ type: 'actions' as const, elements: enabled.map(buttonElement) }]),
    ...(disabled.length === 0 ? [] : [contextBlock([text(disabled.map(({ label }) => `🚫 ${label}`).join('   '))])]),
  ]
}

function buttonElement({ label, action, style = 'secondary' }: Button): types.Button {
  const slackStyle = STYLES[style]
  return {
    type: 'button',
    action_id: action,
    text: plain(shorten(label, LIMITS.buttonLabel)),
    ...(slackStyle === undefined ? {} : { style: slackStyle }),
  }
}

/** Slack's `primary` is green. */
const STYLES = { primary: 'primary', secondary: undefined, success: 'primary', danger: 'danger' } as const

function selectElement({ action, placeholder, options }: Select): types.StaticSelect {
  return {
    type: 'static_select',
    action_id: action,
    placeholder: plain(shorten(placeholder, LIMITS.placeholder)),
    options: options.map(({ label, value, description }) => ({
      text: plain(shorten(label, LIMITS.selectLabel)),
      value,
      ...(description === undefined ? {} : { description: plain(shorten(description, LIMITS.selectDescription)) }),
    })),
  }
}

/** Slack asks for its options while somebody types. */
function searchElement({ action, label }: Search): types.ExternalSelect {
  return {
    type: 'external_select',
    action_id: action,
    placeholder: plain(shorten(label, LIMITS.placeholder)),
    min_query_length: 1,
  }
}
