import type { ActionRef } from '../chat/action-ref.js'
import type { Button } from '../chat/card.js'
import { LIMITS } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import { inlineLength, MARKS } from '../chat/text-length.js'
import { type Block, type Inline, paragraph, plainText, strong, text } from '../core/rich-text.js'
import type { ChoiceBody } from './kinds/choice-body.js'

const LONGEST_ON_BUTTON = 48

/** Marks, letter, sign and votes around a choice. */
const AROUND = 60

/** The same question, its longest texts shortened where it takes more than `room` as a whole. */
export function fitBody(body: ChoiceBody, room: number): ChoiceBody {
  const { prompt, quotes, choices } = body
  const lengths = [prompt, ...quotes, ...choices].map(inlineLength)
  const share = fairShare(lengths, room - lengths.length * AROUND)
  const short = (nodes: readonly Inline[]): readonly Inline[] =>
    inlineLength(nodes) <= share ? nodes : [text(fitText(plainText(nodes), share))]
  return { ...body, prompt: short(prompt), quotes: quotes.map(short), choices: choices.map(short) }
}

/** The most that each may take so that all fit: what short ones leave goes to the long ones. */
function fairShare(lengths: readonly number[], room: number): number {
  let left = room
  for (const [index, length] of [...lengths].sort((a, b) => a - b).entries()) {
    const share = Math.floor(left / (lengths.length - index))
    if (length > share) return Math.max(LONGEST_ON_BUTTON + MARKS, share)
    left -= length
  }
  return LIMITS.cardText
}

/** Terms and the like fit on the buttons themselves; sentences stand above them, by letter. */
export function fitsButtons({ choices }: ChoiceBody): boolean {
  return choices.every(choice => plainText(choice).length <= LONGEST_ON_BUTTON)
}

/** What a choice is called on its button and in a sentence. */
export function choiceName(body: ChoiceBody, choice: number): string {
  return fitsButtons(body) ? plainText(body.choices[choice] ?? []) : letterOf(choice)
}

/** The choices line by line; once answered, the right one and a wrong choice are marked, by sign and not by colour alone. */
export function choiceList(body: ChoiceBody, given?: { readonly choice: number | undefined }): Block[] {
  const mark = (index: number): string => {
    if (given === undefined) return ''
    return index === body.correct ? '✅ ' : index === given.choice ? '❌ ' : '▫️ '
  }
  return [lines(body.choices.map((_, index) => [text(mark(index)), ...choiceLabel(body, index)]))]
}

/** Several lines of one paragraph. */
export function lines(all: readonly (readonly Inline[])[]): Block {
  return paragraph(...all.flatMap((line, index): Inline[] => (index === 0 ? [...line] : [{ type: 'break' }, ...line])))
}

/** A choice as it stands in a list: with its letter where the buttons have only that. */
export function choiceLabel(body: ChoiceBody, choice: number): Inline[] {
  const content = body.choices[choice] ?? []
  return fitsButtons(body) ? [...content] : [strong(letterOf(choice)), text(' '), ...content]
}

/** A button for each choice; with one chosen, that one stands out and the others step back. */
export function choiceButtons(body: ChoiceBody, toRef: (choice: number) => ActionRef, chosen?: number): Button[] {
  return body.choices.map((_, choice) => ({
    label: `${choice === chosen ? '☑ ' : ''}${choiceName(body, choice)}`,
    action: toRef(choice),
    style: chosen === undefined || choice === chosen ? 'primary' : 'secondary',
  }))
}

export const letterOf = (choice: number): string => String.fromCharCode('A'.charCodeAt(0) + choice)
