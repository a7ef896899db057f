/**
 * What a card may hold so that it fits on every platform: the smaller of Discord's (Components V2) and Slack's (Block Kit)
 * limits, in UTF-16 code units or in pieces. `check-card.ts` holds cards against it.
 */
export const LIMITS = {
  /** Discord allows 4,000 for all texts of a message together, Slack 3,000 for one section. */
  cardText: 3000,
  /** Discord counts 40 components, nested ones too; Slack 50 blocks. */
  blocks: 25,
  components: 40,
  title: 150,
  buttonsPerBlock: 5,
  buttonBlocks: 5,
  /** Slack 75, Discord 80. */
  buttonLabel: 75,
  fieldsPerBlock: 10,
  /** Discord's attachments of a message. */
  images: 10,
  /** Discord's description of a medium; Slack takes 2,000. */
  imageAlt: 1024,
  imageRef: 512,
  selectOptions: 25,
  selectLabel: 75,
  selectDescription: 75,
  selectValue: 75,
  placeholder: 100,
  /** Slack 24, Discord 45. */
  formTitle: 24,
  formSubmit: 24,
  formInputLabel: 45,
  formInputLength: 3000,
  /** Discord's `custom_id`; Slack allows 255. */
  actionRef: 100,
  commandName: 32,
  description: 100,
  choices: 25,
  choiceLabel: 100,
} as const

const ELLIPSIS = '…'

/** The text itself, or its beginning and an ellipsis, never more than `limit` code units and never half a character. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  let result = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (result.length + segment.length > limit - ELLIPSIS.length) break
    result += segment
  }
  return result.trimEnd() + ELLIPSIS
}
