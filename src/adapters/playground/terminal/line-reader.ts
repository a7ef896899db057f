import { type CompleterResult, clearLine, createInterface, cursorTo } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { HostError } from '../../../core/errors.js'

export type Completer = (line: string) => Promise<CompleterResult>

/** Hands out the lines of an input one by one, in order, however fast they come in. */
export interface LineReader {
  /** The next line, after a prompt where somebody is typing; `undefined` at the end of the input. */
  next(prompt: string): Promise<string | undefined>
  /** Prints something while somebody may be typing, and puts the prompt with the unfinished line back below it. */
  above(print: () => Promise<void>): Promise<void>
  /** Drops the lines that wait. */
  close(): void
}

/** So many lines may wait for their answers before the input is held up. */
const MOST_WAITING = 100

export interface LineReaderParts {
  readonly input: Readable
  readonly output: Writable
  /** Prompts, and on a real terminal a history and completion too. */
  readonly isInteractive: boolean
  readonly complete: Completer
}

export function readLines({ input, output, isInteractive, complete }: LineReaderParts): LineReader {
  const isTerminal = isInteractive && 'isTTY' in output && output.isTTY === true
  const lines: string[] = []
  let end: { readonly error?: Error } | undefined
  let wake: (() => void) | undefined
  const changed = () => {
    wake?.()
    wake = undefined
  }
  const finish = (error?: Error) => {
    end ??= error === undefined ? {} : { error }
    changed()
  }

  const reader = createInterface({
    input,
    crlfDelay: Number.POSITIVE_INFINITY,
    terminal: isTerminal,
    ...(isInteractive ? { output } : {}),
    completer: (line: string, done: (error: null, result: CompleterResult) => void) => {
      complete(line).then(
        result => done(null, result),
        () => done(null, [[], line]),
      )
    },
  })
  let isPaused = false
  reader.on('line', line => {
    lines.push(line)
    if (lines.length >= MOST_WAITING && end === undefined) {
      isPaused = true
      reader.pause()
    }
    changed()
  })
  reader.on('close', () => finish())
  const fail = (error: Error) => finish(new HostError(`cannot read the input: ${error.message}`))
  input.on('error', fail)
  // Some versions of Node.js hand the input's errors on, and throw where nobody takes them.
  reader.on('error', fail)

  return {
    next: async prompt => {
      if (isInteractive && lines.length === 0 && end === undefined) {
        reader.setPrompt(prompt)
        reader.prompt()
      }
      while (lines.length === 0 && end === undefined) {
        if (isPaused) reader.resume()
        isPaused = false
        await new Promise<void>(resolve => {
          wake = resolve
        })
      }
      const line = lines.shift()
      if (line === undefined && end?.error !== undefined) throw end.error
      return line
    },
    above: async print => {
      const isWaiting = wake !== undefined
      if (isTerminal && isWaiting) {
        clearLine(output, 0)
        cursorTo(output, 0)
      }
      await print()
      if (isInteractive && isWaiting && end === undefined) reader.prompt(true)
    },
    close: () => {
      lines.length = 0
      reader.close()
    },
  }
}
