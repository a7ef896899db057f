import { assertNever } from '../core/errors.js'
import { type Block, type Inline, plainText } from '../core/rich-text.js'
import { splitRef } from './action-ref.js'
import type { Button, Card, CardBlock, Form, FormInput, Image, Select } from './card.js'
import { LIMITS } from './limits.js'
import { blocksLength, escapedLength, inlineLength, MARKS } from './text-length.js'

/**
 * What keeps a card from being shown whole on every platform, one sentence each; empty for a good card.
 * Texts are measured as in `inlineLength`, so that a card full of escapes, links or tables is not let through.
 */
export function checkCard(card: Card): readonly string[] {
  const buttonBlocks = card.blocks.filter(block => block.type === 'buttons').length
  return [
    ...(card.blocks.length === 0 ? ['the card is empty'] : []),
    ...tooMany('blocks', card.blocks.length, LIMITS.blocks),
    ...tooMany('rows of buttons', buttonBlocks, LIMITS.buttonBlocks),
    ...tooMany('components', components(card), LIMITS.components),
    ...tooMany('images', card.blocks.filter(block => block.type === 'image').length, LIMITS.images),
    ...(card.title === undefined ? [] : checkLabel('title', card.title, LIMITS.title)),
    ...tooLong('all texts together', cardSize(card), LIMITS.cardText),
    ...card.blocks.flatMap(checkBlock),
    ...duplicates('reference', card.blocks.flatMap(refsOf)),
  ]
}

/** What keeps a form from being shown whole on every platform; empty for a good form. */
export function checkForm(form: Form): readonly string[] {
  const inputs: readonly FormInput[] = form.inputs
  return [
    ...checkLabel('form title', form.title, LIMITS.formTitle),
    ...checkLabel('submit label', form.submitLabel, LIMITS.formSubmit),
    ...checkRef(form.submit),
    ...inputs.flatMap(checkInput),
    ...duplicates(
      'input',
      inputs.map(input => input.name),
    ),
  ]
}

function checkInput(input: FormInput): string[] {
  const at = `input "${input.name}"`
  const { value = '', placeholder } = input
  return [
    ...(input.name === '' ? ['an input has no name'] : []),
    ...checkLabel(`label of ${at}`, input.label, LIMITS.formInputLabel),
    ...(input.maxLength < 1 ? [`${at} takes no text`] : []),
    ...tooLong(`what ${at} takes`, input.maxLength, LIMITS.formInputLength),
    ...tooLong(`value of ${at}`, value.length, input.maxLength),
    ...(placeholder === undefined ? [] : checkLabel(`placeholder of ${at}`, placeholder, LIMITS.placeholder)),
  ]
}

function checkBlock(block: CardBlock): string[] {
  switch (block.type) {
    case 'text':
      return block.content.length === 0 ? ['a text block is empty'] : block.content.flatMap(checkText)
    case 'context':
      return isBlank(block.content) ? ['a context block is empty'] : []
    case 'fields':
      return [
        ...count('fields', block.fields.length, LIMITS.fieldsPerBlock),
        ...block.fields.flatMap(({ name, value }) => [
          ...(name.trim() === '' ? ['a field has no name'] : []),
          ...(isBlank(value) ? [`field "${name}" is empty`] : []),
        ]),
      ]
    case 'divider':
      return []
    case 'buttons':
      return [...count('buttons', block.buttons.length, LIMITS.buttonsPerBlock), ...block.buttons.flatMap(checkButton)]
    case 'select':
      return checkSelect(block)
    case 'image':
      return checkImage(block)
    case 'search':
      return [...checkRef(block.action), ...checkLabel('label of a search', block.label, LIMITS.buttonLabel)]
    default:
      return assertNever(block)
  }
}

function checkButton({ label, action }: Button): string[] {
  return [...checkLabel('button label', label, LIMITS.buttonLabel), ...checkRef(action)]
}

function checkImage({ image, alt }: Image): string[] {
  return [
    ...(/^[\x21-\x39\x3b-\x7e]+:[\x21-\x7e]+$/.test(image) ? [] : [`"${image}" is no reference of an image`]),
    ...tooLong('the reference of an image', image.length, LIMITS.imageRef),
    ...checkLabel('alternative text of an image', alt, LIMITS.imageAlt),
  ]
}

function checkSelect({ action, placeholder, options }: Select): string[] {
  return [
    ...checkRef(action),
    ...checkLabel('placeholder', placeholder, LIMITS.placeholder),
    ...count('options of a select', options.length, LIMITS.selectOptions),
    ...options.flatMap(({ label, value, description }) => [
      ...checkLabel('label of an option', label, LIMITS.selectLabel),
      ...checkLabel('value of an option', value, LIMITS.selectValue),
      ...(description === undefined
        ? []
        : checkLabel('description of an option', description, LIMITS.selectDescription)),
    ]),
    ...duplicates(
      'value of an option',
      options.map(option => option.value),
    ),
  ]
}

/** A text block that shows nothing, however deep: platforms refuse an empty text. */
function checkText(block: Block): string[] {
  const empty = [`a ${block.type} is empty`]
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return isBlank(block.children) ? empty : []
    case 'list':
      return block.children.length === 0
        ? empty
        : block.children.flatMap(item =>
            item.children.length === 0 ? ['a list item is empty'] : item.children.flatMap(checkText),
          )
    case 'code':
    case 'math':
      return block.value.trim() === '' ? empty : []
    case 'blockquote':
      return block.children.length === 0 ? empty : block.children.flatMap(checkText)
    case 'definition':
      return [...(isBlank(block.term) ? empty : []), ...block.children.flatMap(checkText)]
    case 'table':
      return block.header.cells.length === 0 ? empty : []
    case 'thematicBreak':
      return []
    default:
      return assertNever(block)
  }
}

const isBlank = (nodes: readonly Inline[]) =>
  plainText(nodes).trim() === '' && !nodes.some(node => node.type === 'image')

function checkRef(ref: string): string[] {
  return splitRef(ref) === undefined ? [`"${ref}" is no reference of an action`] : []
}

function refsOf(block: CardBlock): string[] {
  if (block.type === 'buttons') return block.buttons.map(button => button.action)
  return block.type === 'select' || block.type === 'search' ? [block.action] : []
}

function checkLabel(what: string, label: string, limit: number): string[] {
  return label.trim() === '' ? [`the ${what} is empty`] : tooLong(`the ${what}`, label.length, limit)
}

function tooLong(what: string, size: number, limit: number): string[] {
  return size > limit ? [`${what}: ${size} characters, ${limit} are allowed`] : []
}

function tooMany(what: string, size: number, limit: number): string[] {
  return size > limit ? [`${size} ${what}, ${limit} are allowed`] : []
}

function count(what: string, size: number, limit: number): string[] {
  return size === 0 ? [`no ${what}`] : tooMany(what, size, limit)
}

function duplicates(what: string, values: readonly string[]): string[] {
  const repeated = values.filter((value, index) => values.indexOf(value) !== index)
  return [...new Set(repeated)].map(value => `${what} "${value}" stands there twice`)
}

/** Discord's way of counting: the card, its title, each block, each button, and the row around a select. */
function components(card: Card): number {
  const nested = (block: CardBlock) =>
    block.type === 'buttons' ? block.buttons.length : block.type === 'select' || block.type === 'search' ? 1 : 0
  return card.blocks.reduce((sum, block) => sum + 1 + nested(block), card.title === undefined ? 1 : 2)
}

function cardSize(card: Card): number {
  return card.blocks.reduce((sum, block) => sum + cardBlockSize(block), escapedLength(card.title ?? ''))
}

function cardBlockSize(block: CardBlock): number {
  switch (block.type) {
    case 'text':
      return blocksLength(block.content)
    case 'context':
      return inlineLength(block.content) + MARKS
    case 'fields':
      return block.fields.reduce(
        (sum, { name, value }) => sum + escapedLength(name) + inlineLength(value) + 2 * MARKS,
        0,
      )
    // Where it cannot be shown, its text stands there.
    case 'image':
      return escapedLength(block.alt) + MARKS
    // Labels are no part of a platform's text.
    case 'divider':
    case 'buttons':
    case 'select':
    case 'search':
      return 0
    default:
      return assertNever(block)
  }
}
