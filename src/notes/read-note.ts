import { parse as parsePath } from 'node:path/posix'
import type { Deadline, NoteInfo, Warning } from './course.js'
import type { CourseConfig } from './course-config.js'
import { readDeadlines } from './deadlines.js'
import { unifyDialects } from './dialects.js'
import { type NoteEntries, readEntries } from './entries.js'
import type { TextFile } from './folder.js'
import { takeFrontMatter } from './front-matter.js'
import { guessLanguage } from './language.js'
import { parseMarkdown } from './markdown.js'
import { namedDeadlines } from './named-deadlines.js'
import { type NoteTitle, readNoteTitle } from './note-title.js'
import { buildOutline, type Section, withoutSections } from './outline.js'
import { dayOf, releaseDay, settingFor, UNKNOWN_DAY, weekOf } from './release.js'
import { readTerm } from './term.js'
import type { Wikilink } from './wikilinks.js'

/** A note as a tree of sections, before it is read for terms. */
export interface ParsedNote {
  readonly file: string
  readonly outline: Section
  readonly title: NoteTitle
  readonly wikilinks: readonly Wikilink[]
  readonly deadlines: readonly Deadline[]
  readonly info: NoteInfo
  /** Whether its tags say that it holds flashcards. */
  readonly hasCards: boolean
}

/** Files that repositories hold beside the notes. */
const NO_NOTE =
  /^(?:license|licence|copying|code_of_conduct|contributing|changelog|security|agents|claude|summary|_sidebar|_navbar|pull_request_template|issue_template)$/i
/** What tools keep beside a note when two devices have changed it. */
const COPY = /\.sync-conflict-\d|\((?:[^()]*['’]s )?conflicted copy|\.bak\.\w+$/i
const TEMPLATE = /(?:^|\/)_?(?:templates?|vorlagen?|archetypes|prompts)\//i

/** `undefined` for a draft, which is neither shown nor asked, and for what is no note. */
export function parseNote(
  { file, text }: TextFile,
  language: string,
  config: CourseConfig,
  warnings: Warning[],
): ParsedNote | undefined {
  if (NO_NOTE.test(parsePath(file).name) || TEMPLATE.test(file)) {
    warnings.push({ file, line: 1, message: 'is about the repository or a template, no note: left out' })
    return undefined
  }
  if (COPY.test(file)) {
    warnings.push({ file, line: 1, message: 'is a copy that a tool has made of a note: left out' })
    return undefined
  }
  const { data, body, bodyLine, problem } = takeFrontMatter(text)
  if (problem !== undefined) warnings.push({ file, ...problem, isBroken: true })
  if (isDraft(data)) {
    warnings.push({ file, line: 1, message: 'is a draft: left out' })
    return undefined
  }
  const unified = unifyDialects(body)
  for (const line of unified.openComments) {
    warnings.push({
      file,
      line: line + bodyLine - 1,
      message: 'a comment begins here and never ends: the rest is left out',
    })
  }
  const { blocks, warnings: complaints, wikilinks } = parseMarkdown(unified.text, bodyLine)
  warnings.push(...complaints.map(complaint => ({ file, ...complaint })))
  if (blocks.length === 0) warnings.push({ file, line: 1, message: 'is empty' })
  const outline = withoutSections(buildOutline(blocks, bodyLine), config.ignoredHeadings ?? new Set())
  const title = readNoteTitle(file, outline, {
    data,
    properties: unified.properties,
    titleLine: titleLine(text, bodyLine),
  })
  const context = {
    file,
    title: title.title,
    date: dayOf(data.date, config.timeZone) ?? dayOf(file.split('/').at(-1)),
    language,
    cues: config.deadlineWords ?? [],
    start: config.start,
    timeZone: config.timeZone,
  }
  const release = releaseOf(file, data.release, config, warnings)
  const week = weekOf(file, data.week)
  const tags = tagsOf(data.tags)
  return {
    file,
    outline,
    title,
    wikilinks,
    deadlines: [
      ...namedDeadlines({ data, properties: unified.properties, text }, context, warnings),
      ...readDeadlines(outline, context, warnings),
    ],
    hasCards: /(?:^|\s)#?(?:flash)?cards?(?:[\s/]|$)/i.test(tags.join(' ')) || /(?:^|\s)#flashcards?\b/im.test(body),
    info: {
      file,
      title: title.title,
      ...languageOf(data, body),
      ...(tags.length === 0 ? {} : { tags }),
      ...(week === undefined ? {} : { week }),
      ...(release === undefined ? {} : { release }),
    },
  }
}

/** The terms of a note. Aliases of a note without a title of its own belong to its outermost heading. */
export function readNote(note: ParsedNote, stopTitles: ReadonlySet<string>): NoteEntries {
  const { file, outline, title, hasCards } = note
  const { term, line } = title
  const read = readEntries(outline, { file, term, title: title.title, line, hasCards, stopTitles })
  if (title.aliases.length === 0) return read
  const [first] = read.entries
  if (first === undefined || first.source.line !== title.line || readTerm(title.title, 'heading') === undefined)
    return read
  Object.assign(first, { term: { ...first.term, aliases: [...first.term.aliases, ...title.aliases] } })
  return read
}

function isDraft(data: Readonly<Record<string, unknown>>): boolean {
  const isTrue = (value: unknown): boolean => value === true || /^(?:true|yes|ja)$/i.test(String(value))
  const isFalse = (value: unknown): boolean => value === false || /^(?:false|no|nein)$/i.test(String(value))
  return (
    isTrue(data.draft ?? false) ||
    isFalse(data.published ?? true) ||
    isFalse(data.publish ?? true) ||
    data.status === 'draft'
  )
}

function releaseOf(file: string, named: unknown, config: CourseConfig, warnings: Warning[]): string | undefined {
  const setting = named ?? (config.releases && settingFor(config.releases, file))
  if (setting === undefined || setting === null) return undefined
  const day = releaseDay(setting, config.start, config.timeZone)
  if (day === undefined) {
    warnings.push({
      file,
      line: 1,
      message: `release "${String(setting)}" names no day, so the note is held back: write a date as in 2025-10-09, or a week and start = "2025-09-15" in course.toml`,
    })
  }
  return day ?? UNKNOWN_DAY
}

function tagsOf(tags: unknown): string[] {
  if (Array.isArray(tags)) return tags.map(String)
  return typeof tags === 'string' ? tags.split(/[\s,]+/).filter(Boolean) : []
}

const CODE = /^(?:```|~~~)[\s\S]*?^(?:```|~~~)|`[^`\n]*`/gm

/** What the front matter says, else what the text tells apart from its code. */
function languageOf({ lang, language = lang }: Readonly<Record<string, unknown>>, body: string): { language?: string } {
  const said = typeof language === 'string' && /^\p{L}{2}\b/u.test(language) ? language : undefined
  const known = said ?? guessLanguage(body.replace(CODE, ' '), '')
  return known === '' ? {} : { language: known }
}

function titleLine(text: string, bodyLine: number): number {
  const index = text.split('\n', bodyLine).findIndex(line => /^\s*["']?title["']?\s*[:=]/.test(line))
  return index === -1 ? 1 : index + 1
}
