import { parse as parseToml } from 'smol-toml'
import { parseDocument } from 'yaml'

export interface FrontMatter {
  readonly data: Readonly<Record<string, unknown>>
  /** The note without its front matter, and the line of the file on which it begins. */
  readonly body: string
  readonly bodyLine: number
  /** What is wrong with it, where it could not be read. */
  readonly problem?: { readonly line: number; readonly message: string }
}

const FENCES = [
  { fence: '+++', read: (source: string): unknown => parseToml(source) },
  {
    fence: '---',
    read: (source: string): unknown => {
      const [error] = parseDocument(source).errors
      const document = parseDocument(error === undefined ? source : withIndentedQuotes(source))
      if (error !== undefined && document.errors.length > 0) throw error
      return document.toJS()
    },
  },
] as const

/** Other readers of YAML let a quoted text go on at the margin, so people write it so. */
function withIndentedQuotes(source: string): string {
  let open: string | undefined
  const lines = source.split('\n').map(line => {
    const isInside = open !== undefined
    const quote = open ?? /^[\w-]+:\s*(["'])/.exec(line)?.[1]
    const rest = isInside ? line : line.slice(line.indexOf(quote ?? '') + 1)
    if (quote !== undefined) open = closes(rest, quote) ? undefined : quote
    return isInside ? `  ${line}` : line
  })
  return lines.join('\n')
}

const closes = (text: string, quote: string): boolean =>
  text.replaceAll(quote === '"' ? /\\./g : "''", '').includes(quote)

/** Takes the block between `+++` (TOML) or `---` (YAML) from the top of a note. A broken one is reported, the note stays. */
export function takeFrontMatter(note: string): FrontMatter {
  const lines = note.split('\n')
  const kind = FENCES.find(({ fence }) => lines[0]?.trimEnd() === fence)
  if (kind === undefined) return { data: {}, body: note, bodyLine: 1 }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === kind.fence)
  if (end === -1) {
    // `---` on the first line may just be a rule; `+++` is nothing else.
    if (kind.fence === '---' && !/^[\w-]+:(?:\s|$)/.test(lines[1] ?? '')) return { data: {}, body: note, bodyLine: 1 }
    return {
      data: whatHides(lines.slice(1, LONGEST_OPEN)),
      body: note,
      bodyLine: 1,
      problem: { line: 1, message: `front matter: the closing ${kind.fence} is missing` },
    }
  }
  const body = { body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 }
  try {
    const data = kind.read(lines.slice(1, end).join('\n'))
    return { ...body, data: typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : {} }
  } catch (error) {
    return {
      ...body,
      data: whatHides(lines.slice(1, end)),
      problem: { line: lineOfError(error) + 1, message: `front matter: ${firstLine(error)}` },
    }
  }
}

const LONGEST_OPEN = 40
const HIDES = /^\s*(release|draft|published)\s*[:=]\s*["']?([^"'#]*?)["']?\s*(?:#.*)?$/i

/** Of front matter that cannot be read the lines that hold a note back: a slip elsewhere must not publish it. */
function whatHides(lines: readonly string[]): Readonly<Record<string, unknown>> {
  const found = lines.flatMap(line => {
    const [, key = '', value = ''] = HIDES.exec(line) ?? []
    return key === ''
      ? []
      : [[key.toLowerCase(), /^(?:true|false)$/i.test(value) ? /^true$/i.test(value) : value] as const]
  })
  return Object.fromEntries(found)
}

/** The line inside the block, from 1, as the parsers of TOML and YAML report it. */
function lineOfError(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 0
  if ('line' in error && typeof error.line === 'number') return error.line
  if ('linePos' in error && Array.isArray(error.linePos)) {
    const [start] = error.linePos as { line?: number }[]
    return start?.line ?? 0
  }
  return 0
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return (message.split('\n')[0] ?? '').replace(/^Invalid TOML document:\s*/, '').replace(/ at line \d+.*$/, '')
}
