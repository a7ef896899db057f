import type { Localized } from './locale.js'
import { type Inline, plainText, text } from './rich-text.js'

/** What a person reads, in every language of the bot; formatted where it names a command. */
export type Message = Localized | LocalizedInlines

export type LocalizedInlines = Localized<readonly Inline[]>

/** What went wrong by no fault of the program: the person reads `text`, and `hint` says what to do. */
export class UserError extends Error {
  override readonly name = 'UserError'
  readonly text: LocalizedInlines
  readonly hint: LocalizedInlines | undefined

  constructor(message: Message, hint?: Message) {
    const said = inlinesOf(message)
    super(plainText(said.en))
    this.text = said
    this.hint = hint === undefined ? undefined : inlinesOf(hint)
  }
}

function inlinesOf({ de, en }: Message): LocalizedInlines {
  const inlines = (said: string | readonly Inline[]) => (typeof said === 'string' ? [text(said)] : said)
  return { de: inlines(de), en: inlines(en) }
}

/** What the host of the bot did wrong (an option, a setting, a folder): one English sentence, printed without a stack. */
export class HostError extends Error {
  override readonly name = 'HostError'
  /** 1: the thing asked for failed. 2: it was asked for wrongly. */
  readonly exitCode: 1 | 2

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** The `code` of a Node.js system error, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Ends a `switch` over a union: a new member without a case is a type error here. */
export function assertNever(value: never): never {
  throw new Error(`unhandled: ${JSON.stringify(value)}`)
}
