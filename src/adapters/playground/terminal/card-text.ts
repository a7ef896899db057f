import type { ActionRef } from '../../../chat/action-ref.js'
import type { Button, Card, CardBlock, Field, Image, ImageRef, Select, Tone } from '../../../chat/card.js'
import { assertNever } from '../../../core/errors.js'
import { translate } from '../../../i18n/translate.js'
import { blocksLines, inlineSpans, type Look, ruleLine, separated } from './rich-lines.js'
import { type Line, lineWidth, paint, prefixed, type Style, span, textWidth, wrap } from './spans.js'

/** What a number under a card stands for: a button, or an option of a select with its value. */
export interface Choice {
  readonly ref: ActionRef
  readonly value?: string
}

/** A card in print: its text, without a line break at the end, and what its numbers stand for, from 1. */
export interface CardText {
  readonly text: string
  readonly choices: readonly Choice[]
}

/** Where the files of images lie, for those who want to open one. */
export type ImagePaths = ReadonlyMap<ImageRef, string>

/** A card as text for a terminal or a pipe. */
export function cardText(card: Card, look: Look, isPrivate = false, paths: ImagePaths = new Map()): CardText {
  const choices: Choice[] = []
  const groups: Line[][] = [
    isPrivate ? [[span(translate(look.locale, 'terminal.private'), 'dim')]] : [],
    card.title === undefined ? [] : wrap([span(card.title, 'bold', ...toneStyles(card.tone))], look.columns),
  ]
  for (const block of card.blocks) {
    groups.push(cardBlockLines(block, choices.length + 1, look, paths))
    choices.push(...choicesOf(block))
  }
  const text = separated(groups)
    .map(line => paint(line, look.ansi))
    .join('\n')
  return { text, choices }
}

/** A colour for those who see it; the words of a card say the same. */
function toneStyles(tone: Tone = 'neutral'): Style[] {
  switch (tone) {
    case 'neutral':
      return []
    case 'success':
      return ['green']
    case 'failure':
      return ['red']
    case 'warning':
      return ['yellow']
    default:
      return assertNever(tone)
  }
}

function choicesOf(block: CardBlock): Choice[] {
  switch (block.type) {
    case 'buttons':
      return block.buttons.filter(isEnabled).map(button => ({ ref: button.action }))
    case 'select':
      return block.options.map(option => ({ ref: block.action, value: option.value }))
    case 'search':
      return [{ ref: block.action }]
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

const isEnabled = (button: Pick<Button, 'disabled'>) => button.disabled !== true

function cardBlockLines(block: CardBlock, firstNumber: number, look: Look, paths: ImagePaths): Line[] {
  switch (block.type) {
    case 'text':
      return blocksLines(block.content, look.columns, look)
    case 'context':
      return wrap(inlineSpans(block.content, look, ['dim']), look.columns)
    case 'fields':
      return block.fields.flatMap(fieldLines(block.fields, look))
    case 'divider':
      return [ruleLine(look.columns)]
    case 'buttons':
      return buttonLines(block.buttons, firstNumber, look)
    case 'select':
      return selectLines(block, firstNumber, look)
    case 'image':
      return imageLines(block, look, paths)
    case 'search':
      return buttonLines([block], firstNumber, look)
    default:
      return assertNever(block)
  }
}

function imageLines({ image, alt }: Image, look: Look, paths: ImagePaths): Line[] {
  const path = paths.get(image)
  const label = span(`[${translate(look.locale, 'terminal.image', { alt })}]`)
  return wrap(path === undefined ? [label] : [label, span(` ${path}`, 'dim')], look.columns)
}

const WIDEST_FIELD_NAME = 24

/** Names in one column, values in the next. */
function fieldLines(fields: readonly Field[], look: Look): (field: Field) => Line[] {
  const column = Math.min(WIDEST_FIELD_NAME, Math.max(...fields.map(field => textWidth(field.name)))) + 2
  const rest = span(' '.repeat(column))
  return field => {
    const name = span(`${field.name}:`, 'bold')
    const gap = span(' '.repeat(Math.max(1, column - textWidth(name.text))))
    const value = wrap(inlineSpans(field.value, look), look.columns - column)
    return value.map((line, index) => (index === 0 ? [name, gap, ...line] : [rest, ...line]))
  }
}

/** On one line where they fit, else one a line. A disabled button has no number. */
function buttonLines(buttons: readonly Pick<Button, 'label' | 'disabled'>[], firstNumber: number, look: Look): Line[] {
  let number = firstNumber
  const labels = buttons.map((button): Line => {
    if (!isEnabled(button)) return [span(`[-] ${button.label}`, 'dim')]
    return [span(`[${number++}]`, 'bold'), span(` ${button.label}`)]
  })
  const row = labels.flatMap((label, index) => (index === 0 ? label : [span('  '), ...label]))
  return lineWidth(row) <= look.columns ? [row] : labels.flatMap(label => hanging(label, look))
}

function selectLines(select: Select, firstNumber: number, look: Look): Line[] {
  const options = select.options.flatMap((option, index) => {
    const description = option.description === undefined ? [] : [span(` – ${option.description}`, 'dim')]
    return hanging([span(`[${firstNumber + index}]`, 'bold'), span(` ${option.label}`), ...description], look)
  })
  const { placeholder } = select
  return [...wrap([span(placeholder.endsWith('…') ? placeholder : `${placeholder}:`)], look.columns), ...options]
}

const HANGING = span('    ')

/** What does not fit on the line stands under the label, not under its number. */
function hanging(line: Line, look: Look): Line[] {
  return prefixed(wrap(line, look.columns - textWidth(HANGING.text)), span(''), HANGING)
}
