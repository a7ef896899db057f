import type { Readable, Writable } from 'node:stream'
import type { Card } from '../../../chat/card.js'
import { findCommand } from '../../../chat/command-names.js'
import { completeLine } from '../../../chat/complete-line.js'
import type { Caller } from '../../../chat/context.js'
import { type ImageSource, loadImages, NO_IMAGES } from '../../../chat/images.js'
import { shorten } from '../../../chat/limits.js'
import type { CardReply, FormReply } from '../../../chat/reply.js'
import type { Match, Router } from '../../../chat/router.js'
import { splitCommandLine } from '../../../chat/typed-line.js'
import { errorCode } from '../../../core/errors.js'
import { type Locale, toLocale } from '../../../core/locale.js'
import { type Inline, plainText } from '../../../core/rich-text.js'
import { translator } from '../../../i18n/translate.js'
import { accountOf, LONGEST_NAME } from '../account.js'
import { type Choice, cardText, type ImagePaths } from './card-text.js'
import { askForm } from './form-dialog.js'
import { type Completer, readLines } from './line-reader.js'
import { clean, span, wrap } from './spans.js'

export interface TerminalParts {
  readonly router: Router
  /** Where the images come from that cards name: their files' places are printed. */
  readonly images?: ImageSource
  /** Who types, until `/as NAME` says otherwise. */
  readonly caller: Caller
  readonly input: Readable
  readonly output: Writable
  /** The width of the terminal, asked for with each card. */
  readonly columns: () => number
  /** A person types and reads: prompts, completion and history. Otherwise only the answers are printed. */
  readonly isInteractive: boolean
  /** Whether colours may be used. */
  readonly ansi: boolean
  /** In which times are told; by default the machine's. */
  readonly timeZone?: string | undefined
  /** The language of the terminal's own words; by default the caller's. */
  readonly locale?: Locale
  /** Hands over a function that shows cards which nobody asked for, such as a reminder; the result ends it. */
  readonly subscribe?: (show: (card: Card) => void) => () => void
}

/** What the terminal understands besides the bot's commands. */
const META = ['/as', '/quit']
const USUAL_COLUMNS = 80
const NARROWEST = 20

/**
 * The bot in the terminal: a line in, an answer out, strictly in order, until `/quit` or the input's end. The numbers
 * that can be typed are those of the last card that had any.
 * @throws {HostError} where the input cannot be read
 */
export async function runTerminal(parts: TerminalParts): Promise<void> {
  const { router, images = NO_IMAGES, isInteractive, output } = parts
  const locale = parts.locale ?? toLocale(parts.caller.localeTag) ?? 'en'
  const t = translator(locale)
  // A terminal that does not know its width says 0.
  const columns = () => Math.max(NARROWEST, parts.columns() || USUAL_COLUMNS)
  let caller = parts.caller
  let choices: readonly Choice[] = []
  let arePrivate = false
  let hasPrinted = false
  let hasSwitched = false
  /** A command that was typed into a form, and left it. */
  let unread: string | undefined

  const complete: Completer = async line => toCompletions(line, await completeLine(router, caller, locale, line))
  const reader = readLines({ ...parts, complete })

  let failure: Error | undefined
  let isGone = false
  output.on('error', error => {
    isGone = true
    // Whoever read the answers has seen enough, as `| head` does.
    if (errorCode(error) !== 'EPIPE') failure = error
    reader.close()
  })
  const write = (text: string) =>
    new Promise<void>(resolve => {
      if (isGone) resolve()
      else output.write(text, () => resolve())
    })

  const print = async (text: string) => {
    const gap = hasPrinted && !isInteractive ? '\n' : ''
    hasPrinted = true
    await write(`${gap}${text}\n${isInteractive ? '\n' : ''}`)
  }
  const say = (message: string | readonly Inline[]) => {
    const words = typeof message === 'string' ? message : plainText(message)
    const lines = words.split('\n').flatMap(line => wrap([span(line)], columns()))
    return print(lines.map(line => line.map(piece => piece.text).join('')).join('\n'))
  }

  const show = async (card: Card, isPrivate: boolean) => {
    const isMarked = isPrivate && (isInteractive || hasSwitched)
    const printed = cardText(
      card,
      { columns: columns(), ansi: parts.ansi, locale, timeZone: parts.timeZone },
      isMarked,
      await pathsOf(card, images),
    )
    if (printed.choices.length > 0) {
      choices = printed.choices
      arePrivate = isPrivate
    }
    await print(printed.text)
  }

  const answer = async (match: Match, from: Caller): Promise<void> => {
    let declared = match
    let reply: CardReply | FormReply = await match.run(from)
    while (reply.type === 'form') {
      const { form }: FormReply = reply
      const filled = await askForm(form, { isInteractive, t, say, ask: reader.next, isCommand })
      if (filled === undefined) return
      if ('command' in filled) {
        unread = filled.command
        return
      }
      declared = router.matchAction(form.submit, { fields: filled.fields })
      reply = await declared.run(from)
    }
    const isOwn = declared.audience === 'caller' || reply.audience === 'caller'
    // What takes a card's place is seen by whoever saw that one.
    await show(reply.card, reply.replaces === true ? from.onPrivateCard === true : isOwn)
  }

  const press = async (number: number): Promise<void> => {
    const choice = choices[number - 1]
    if (choice !== undefined) {
      const { ref, value } = choice
      const match = router.matchAction(ref, value === undefined ? {} : { value })
      return answer(match, { ...caller, onPrivateCard: arePrivate })
    }
    const count = choices.length
    return say(count === 0 ? t.rich('terminal.noChoices') : t('terminal.noSuchChoice', { number, count }))
  }

  const switchTo = async (name: string): Promise<void> => {
    if (name !== '') {
      caller = person(parts.caller, name)
      hasSwitched = true
    }
    return say(t('terminal.you', { name: caller.name }))
  }

  const handle = async (line: string): Promise<void> => {
    const as = /^\/as(?:\s+(.*))?$/i.exec(line)
    if (as !== null) return switchTo((as[1] ?? '').trim())
    if (line.startsWith('/')) return answer(router.matchLine(line), caller)
    if (/^\d{1,4}$/.test(line)) return press(Number(line))
    return say(t.rich('terminal.hint'))
  }

  const isCommand = (line: string): boolean => {
    const name = splitCommandLine(line)?.name ?? ''
    return META.includes(`/${name}`) || findCommand(router.commands, name) !== undefined
  }

  let printing = Promise.resolve()
  const unsubscribe = parts.subscribe?.(card => {
    printing = printing.then(() => reader.above(() => show(card, false)))
  })
  try {
    if (isInteractive) await say(t.rich('terminal.welcome'))
    for (;;) {
      const line = unread ?? (await reader.next(hasSwitched ? clean(`${caller.name}> `) : '> '))?.trim()
      unread = undefined
      // Ctrl-D leaves the cursor behind the prompt.
      if (line === undefined && isInteractive) await write('\n')
      if (line === undefined || line.toLowerCase() === '/quit') break
      if (line !== '') await handle(line)
    }
    await printing
  } finally {
    unsubscribe?.()
    reader.close()
  }
  if (failure !== undefined) throw failure
}

async function pathsOf(card: Card, images: ImageSource): Promise<ImagePaths> {
  const loaded = await loadImages(card, images)
  return new Map([...loaded].flatMap(([ref, { path }]) => (path === undefined ? [] : [[ref, path]])))
}

/** Somebody else at the same keyboard; who writes the same name again is the same person. */
function person(owner: Caller, typed: string): Caller {
  const name = shorten(typed, LONGEST_NAME)
  const accountId = accountOf(name)
  return accountId === owner.accountId ? owner : { ...owner, accountId, name }
}

/** Readline replaces the second part by what the first ones have in common, or lists them. */
function toCompletions(line: string, proposals: readonly { readonly line: string }[]): [string[], string] {
  const isName = /^\s*\/?\S*$/.test(line)
  const meta = isName ? META.filter(name => name.startsWith(line.trim())) : []
  const lines = [...proposals.map(proposal => proposal.line), ...meta]
  const same = lines.reduce((length, own) => Math.min(length, commonLength(own, line)), line.length)
  // From the beginning of a word on: a list of whole lines would be hard to read.
  const from = line.slice(0, same).lastIndexOf(' ') + 1
  return [lines.map(own => own.slice(from)), line.slice(from)]
}

function commonLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
