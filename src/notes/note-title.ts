import { withoutPageLayout } from './clean-line.js'
import type { Section } from './outline.js'
import { readTerm, type Term } from './term.js'

/** What a note is about, and how far it goes by its own headings. */
export interface NoteTitle {
  readonly title: string
  /** The term that the whole note treats, where no heading of it does. */
  readonly term: Term | undefined
  /** Where the title stands. */
  readonly line: number
  /** Other names that the note gives to what it treats. */
  readonly aliases: readonly string[]
}

/** What a note says beside its text, from front matter and properties. */
export interface NoteData {
  readonly data: Readonly<Record<string, unknown>>
  readonly properties: Readonly<Record<string, string>>
  /** The line of the front matter's title, 1 where it has none. */
  readonly titleLine: number
}

/** Names of files that say nothing about what stands in them. */
const NO_TITLE =
  /^(?:_?index|readme|home|start|notes?|notizen|summary|skript|script|untitled.*|new note.*|main|content|lecture|page)$/i

/**
 * The title of a note: of its front matter, else its only outermost heading, else its file's name as Obsidian and Logseq
 * show it.
 */
export function readNoteTitle(file: string, outline: Section, { data, properties, titleLine }: NoteData): NoteTitle {
  const tops = outline.sections.filter(({ depth }) => depth === 1)
  const heading = tops.length === 1 ? tops[0] : undefined
  const named = textOf(data.title) ?? textOf(properties.title)
  const aliases = [data.aliases, data.alias, properties.alias, properties.aliases].flatMap(namesIn)
  const fileTitle = titleOfFile(file)
  if (named === undefined && heading !== undefined) {
    return { title: heading.title, term: undefined, line: heading.line, aliases }
  }
  const title = named ?? fileTitle
  const isRepeated = heading !== undefined && sameTitle(heading.title, title)
  // The name of a file counts where its text has no heading of its own that says what it is about.
  const isUnderNoHeading = tops.length === 0 || (tops.length > 1 && outline.blocks.length > 0)
  const counts = named !== undefined || (isUnderNoHeading && !NO_TITLE.test(fileTitle))
  const term = isRepeated || !counts ? undefined : readTerm(title, 'heading')
  return {
    title,
    term: term === undefined ? undefined : { ...term, aliases: [...term.aliases, ...aliases] },
    line: named === undefined ? 1 : titleLine,
    aliases: term === undefined ? aliases : [],
  }
}

const sameTitle = (a: string, b: string): boolean =>
  a.toLowerCase().replace(/\W+/g, '') === b.toLowerCase().replace(/\W+/g, '')

/** "2-phase commit": how many, where "02-commit" is the second note. */
const COUNTED =
  /^(?:[2-9]|[1-9]\d)-(?:factor|phasen?|way|wege|step|tier|layer|level|stage|stufen?|schichten?|pass|point|punkte?|bit|body|körper|state|colou?r|farben|dimension(?:al)?|party|part|key|hop|fach|fold)(?![\p{L}\d])/iu

/** "2019-03-12-strafrecht.md" is "Strafrecht", "a%2Fb.md" and "a___b.md" are "b". */
function titleOfFile(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, '')
  const last = name.split(/___|%2F/i).at(-1) ?? name
  const undated = last.replace(/^\d{4}-\d{2}-\d{2}[-_ ]?/, '')
  const bare = COUNTED.test(undated) ? undated : undated.replace(/^\d+(?:[._-]\d+)*[\s._-]+(?=\p{L})/u, '')
  const text = bare.includes(' ') ? bare : bare.replace(/(?<!^\d+)[-_]+/g, ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? withoutPageLayout(value).trim() : ''
  return text === '' ? undefined : text
}

/** Addresses are no names: Hugo and Zola keep old ones under `aliases`. */
function namesIn(value: unknown): string[] {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : []
  return list
    .filter(name => typeof name === 'string')
    .map(name => name.trim().replace(/^\[\[|\]\]$|^["']|["']$/g, ''))
    .filter(name => name !== '' && name.length <= 80 && !name.includes('/'))
}
