/** Stands between characters that would mean something together; takes no room. */
export const GAP = '\u200b'

const SPACES = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g
/** Control characters, and the embeddings, overrides and isolates that could turn the text around them. */
const STEERING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu
const HALF_CHARACTERS = /\p{Cs}/gu
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u061c\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

/** Text on one line, without characters that steer; for labels, which Discord shows as they are. */
export function plainLine(text: string): string {
  return text.replace(SPACES, ' ').replace(STEERING, '').replace(HALF_CHARACTERS, '\ufffd')
}

/** Code keeps its lines and tabs. */
export function plainLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map(line => line.split('\t').map(plainLine).join('\t'))
    .join('\n')
}

/**
 * Text as Discord Markdown that shows exactly that text: nothing formats, links, mentions or becomes an emoji or a time.
 * What only means something at the beginning of a line is left to `guardLines`.
 */
export function escapeText(text: string): string {
  const escaped = withoutLinkEnds(plainLine(text))
    .replace(/[\\*_~|`<[\]]/g, '\\$&')
    // An emoji's name between colons, and an address, which would become a link of itself.
    .replace(/:(?=\/\/|[\w+-]+:)/g, '\\:')
    // A backslash does not keep Discord's server from reading this one.
    .replace(/@(?=everyone|here)/gi, `@${GAP}`)
  return RIGHT_TO_LEFT.test(escaped) ? `${FIRST_STRONG_ISOLATE}${escaped}${POP_ISOLATE}` : escaped
}

const LINE_START = /^([\s\p{Cf}]*)(?:(#+|-#|[-+*•])(?=\s|$)|(>)|(\d+)([.)])(?=\s|$))/u

/** Printed inline text whose lines do not become headings, quotes, lists or small print. */
export function guardLines(printed: string): string {
  return printed
    .split('\n')
    .map(line =>
      line
        .trimStart()
        .replace(LINE_START, (_whole, lead: string, mark?: string, quote?: string, digits?: string, dot?: string) =>
          digits === undefined ? `${lead}\\${mark ?? quote ?? ''}` : `${lead}${digits}\\${dot ?? ''}`,
        ),
    )
    .join('\n')
}

/** A value in back-ticks; empty for a blank one, which Discord would show as the back-ticks. */
export function codeSpan(value: string): string {
  const line = withoutLinkEnds(plainLine(value))
  if (line.trim() === '') return ''
  if (!line.includes('`')) return `\`${line}\``
  // Between two back-ticks on each side, single ones may stand.
  return `\`\` ${separateTicks(line)} \`\``
}

/** A block of code, which no value can end; empty for a blank value, which would leave it open. */
export function codeBlock(value: string, language = ''): string {
  if (plainLines(value).trim() === '') return ''
  const lang = /^[A-Za-z0-9_+.#-]{1,20}$/.test(language) ? language : ''
  return `\`\`\`${lang}\n${separateTicks(withoutLinkEnds(plainLines(value)))}\n\`\`\``
}

/**
 * Discord takes a link that stands before for one that ends here, behind escapes and in code too, where a bracket closes
 * that was not opened.
 */
function withoutLinkEnds(text: string): string {
  return text.replace(/\](?=\()/g, (bracket, at: number) => {
    const before = text.slice(0, at)
    return before.lastIndexOf('[') > before.lastIndexOf(']') ? bracket : bracket + GAP
  })
}

function separateTicks(value: string): string {
  return value.replace(/`(?=`)/g, `\`${GAP}`)
}
