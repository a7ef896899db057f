import { isCalloutKind } from './callouts.js'
import { cleanLine } from './clean-line.js'
import { propertyRuns } from './property-runs.js'
import { signBullets, withBullet } from './sign-bullets.js'

/** A note in plain Markdown with `> [!kind] title` for every box, and what its dialect kept beside the text. */
export interface Unified {
  /** As many lines as before, each where it was. */
  readonly text: string
  /** Properties at the top as Logseq and Dataview write them (`alias:: A, B`), names in lower case. */
  readonly properties: Readonly<Record<string, string>>
  /** Comments that begin on these lines, from 1, and never end. */
  readonly openComments: readonly number[]
}

/** A box that is open: what its lines begin with in the output, and how it ends in the input. */
interface Frame {
  readonly indent: number
  /** How many columns its content is further indented than its first line: boxes of MkDocs. */
  readonly inner: number
  readonly ends: 'colons' | 'dedent' | 'details' | 'shortcode'
  readonly name: string
  /** A container that is no box: its content stands as it is. */
  readonly isQuoted: boolean
}

/** Boxes in boxes beyond this stay as they are written. */
const MOST_FRAMES = 20

const FENCE = /^((?:\s|>|[-*+]\s|\d{1,9}[.)]\s)*)(`{3,}|~{3,})(.*)$/
/** Code between marks of its own: Jekyll's, and those of Org mode that Logseq took over. */
const CODE_MARK =
  /^(\s*(?:[-*+]\s+)?)(?:\{%-?\s*(end)?highlight\b\s*(\w*).*%\}|#\+(?:begin|(end))_(?:src|example)\b\s*(\w*).*)\s*$/i

/** Rewrites line by line what the tools for notes write in their own ways. Code stays as it is. */
export function unifyDialects(source: string): Unified {
  const lines = source.split('\n')
  const propertyOf = propertyRuns(lines)
  const strip = createCommentStripper(source)
  const bullets = signBullets(lines)
  const properties: Record<string, string> = {}
  const frames: Frame[] = []
  const openComments: number[] = []
  let fence: string | undefined
  let isHighlight = false
  let isTop = true
  let awaitsSummary: number | undefined
  let end = 0

  const unify = (raw: string, index: number): string => {
    const start = end
    end += raw.length + 1
    if (fence !== undefined) {
      const { bare, prefix } = enter(raw, frames)
      if (closesFence(bare, fence)) fence = undefined
      return prefix + bare
    }
    const mark = raw.includes('{%') || raw.includes('#+') ? CODE_MARK.exec(raw) : null
    if (mark !== null || isHighlight) {
      const { bare, prefix } = enter(raw, frames)
      if (mark === null) return prefix + bare
      isHighlight = mark[2] === undefined && mark[4] === undefined
      return `${prefix}${mark[1] ?? ''}\`\`\`${isHighlight ? (mark[3] ?? mark[5] ?? '') : ''}`
    }
    const stripped = strip(raw, start)
    if (stripped.opens) openComments.push(index + 1)
    const { bare, prefix } = enter(stripped.text, frames)
    if (bare.trim() === '') return prefix.trimEnd()
    const opened = FENCE.exec(bare)
    if (opened !== null && !(opened[2]?.startsWith('`') && opened[3]?.includes('`'))) {
      fence = opened[2]
      isTop = false
      return prefix + bare
    }
    const shortcodes = /\{[%{]/.test(bare)
    const property = bare.includes('::') ? propertyOf(bare, index) : undefined
    if (property !== undefined) {
      if (isTop && property.bullet === '') properties[property.name.toLowerCase()] = property.value
      return prefix + (property.bullet === '' ? '' : `${property.indent}${property.bullet}`.trimEnd())
    }
    if (isTop && !/^\s*-\s*$/.test(bare)) isTop = false
    const container = readContainer(bare, frames, shortcodes)
    if (container === 'close') return prefix.trimEnd()
    if (container !== undefined && frames.length >= MOST_FRAMES) return prefix + bare
    if (container !== undefined) {
      frames.push(container.frame)
      return container.frame.isQuoted
        ? `${prefix}${' '.repeat(container.frame.indent)}> [!${container.frame.name}] ${container.title}`
        : prefix.trimEnd()
    }
    const details = bare.includes('<') ? readDetails(bare, awaitsSummary) : undefined
    if (details !== undefined) {
      awaitsSummary = details.awaits
      if (details.closes) {
        popTo(frames, 'details')
        return prefix.trimEnd()
      }
      if (details.title === undefined || frames.length >= MOST_FRAMES) return prefix.trimEnd()
      if (details.isOneLine !== true)
        frames.push({ indent: details.indent, inner: 0, ends: 'details', name: 'details', isQuoted: true })
      return `${prefix}${' '.repeat(details.indent)}> [!details] ${details.title}`
    }
    return prefix + cleanLine(withBullet(bare, bullets.get(index)), shortcodes)
  }
  const output: string[] = []
  for (const [index, raw] of lines.entries()) {
    const line = unify(raw, index)
    // What follows a box is none of its lines: the blank ones before it end the box.
    const isOutside = line.trim() !== '' && !/^\s*>/.test(line)
    if (isOutside || /^\s*> \[!/.test(line)) {
      for (let at = index - 1; at >= 0 && output[at]?.trim() === '>'; at--) output[at] = ''
    }
    output.push(line)
  }
  return { text: output.join('\n'), properties, openComments }
}

/** The line without the indentation of the boxes it stands in, and what stands for them; ends boxes that it stands outside of. */
function enter(line: string, frames: Frame[]): { bare: string; prefix: string } {
  if (frames.length === 0) return { bare: line, prefix: '' }
  const isBlank = line.trim() === ''
  let rest = line
  let prefix = ''
  for (const [index, frame] of frames.entries()) {
    if (!isBlank && frame.ends === 'dedent' && indentOf(rest) < frame.indent + Math.min(frame.inner, 2)) {
      frames.length = index
      break
    }
    rest = withoutIndent(rest, frame.indent + frame.inner)
    if (frame.isQuoted) prefix += `${' '.repeat(frame.indent)}> `
    else prefix += ' '.repeat(frame.indent)
  }
  return { bare: rest, prefix }
}

const indentOf = (line: string): number => {
  let columns = 0
  for (const character of line) {
    if (character === ' ') columns++
    else if (character === '\t') columns += 4 - (columns % 4)
    else break
  }
  return columns
}

function withoutIndent(line: string, most: number): string {
  let columns = 0
  let at = 0
  while (at < line.length && columns < most) {
    const character = line.charAt(at)
    if (character === ' ') columns++
    else if (character === '\t') columns += 4 - (columns % 4)
    else break
    at++
  }
  return ' '.repeat(Math.max(0, columns - most)) + line.slice(at)
}

function closesFence(line: string, fence: string): boolean {
  const bare = line.replace(/^[\s>]+/, '').trimEnd()
  return bare.startsWith(fence) && bare === fence.charAt(0).repeat(bare.length)
}

/** Takes comments out, Obsidian's `%%…%%` and HTML's, over several lines too; those in code spans stay. */
function createCommentStripper(source: string): (line: string, start: number) => { text: string; opens: boolean } {
  const lastClose = { '%%': source.lastIndexOf('%%'), '-->': source.lastIndexOf('-->') }
  let close: '%%' | '-->' | undefined
  return (line, start) => {
    if (close === undefined && !line.includes('%%') && !line.includes('<!--')) return { text: line, opens: false }
    const isCode = codeSpans(line)
    let text = ''
    let position = 0
    if (close !== undefined) {
      const end = line.indexOf(close)
      if (end === -1) return { text, opens: false }
      position = end + close.length
      close = undefined
    }
    for (const { index, 0: open } of line.matchAll(/%%|<!--/g)) {
      if (index < position || isCode(index)) continue
      text += line.slice(position, index)
      position = index
      const ending = open === '%%' ? '%%' : '-->'
      const neverEnds = lastClose[ending] < start + index + open.length
      // What never ends is a comment only where it has a line of its own.
      if (neverEnds && text.trim() !== '') continue
      const end = line.indexOf(ending, index + open.length)
      if (end === -1) {
        close = ending
        return { text, opens: neverEnds }
      }
      position = end + ending.length
    }
    return { text: text + line.slice(position), opens: false }
  }
}

/** Whether a place of the line is in a code span: a run of back-ticks up to the next one of the same length. */
function codeSpans(line: string): (at: number) => boolean {
  if (!line.includes('`')) return () => false
  const runs = [...line.matchAll(/`+/g)].map(({ index, 0: run }) => ({ index, length: run.length }))
  const nextAlike = new Map<number, number>()
  const ends = runs.map(() => -1)
  for (let at = runs.length - 1; at >= 0; at--) {
    const { length } = runs[at] as { length: number }
    ends[at] = nextAlike.get(length) ?? -1
    nextAlike.set(length, at)
  }
  const spans: { readonly from: number; readonly to: number }[] = []
  for (let at = 0; at < runs.length; at++) {
    const end = ends[at] ?? -1
    if (end === -1) continue
    spans.push({ from: runs[at]?.index ?? 0, to: runs[end]?.index ?? 0 })
    at = end
  }
  let next = 0
  return at => {
    while (next < spans.length && (spans[next]?.to ?? 0) < at) next++
    return (spans[next]?.from ?? Number.POSITIVE_INFINITY) < at
  }
}

const COLONS = /^(\s*)(:{3,})\s*(.*)$/
const MKDOCS = /^(\s*)(?:!!!|\?\?\?\+?)\s+([\w-]+)(?:\s+(?:inline|end))*(?:\s+"(.*)")?\s*$/
const TAB = /^(\s*)===[!+]?\s+"(.*)"\s*$/
const SHORTCODE = /^(\s*)\{(?:\{[<%]|%-?)\s*(\/?)([\w/-]+)(.*?)(?:[>%]\}|-?%)\}\s*$/

function readContainer(
  line: string,
  frames: Frame[],
  hasShortcodes: boolean,
): { readonly frame: Frame; readonly title: string } | 'close' | undefined {
  const colons = line.includes(':::') ? COLONS.exec(line) : null
  if (colons !== null) {
    const rest = colons[3]?.trim() ?? ''
    if (rest === '') {
      popTo(frames, 'colons')
      return 'close'
    }
    const { name, title } = readDirective(rest)
    const indent = indentOf(colons[1] ?? '')
    return { frame: { indent, inner: 0, ends: 'colons', name, isQuoted: isCalloutKind(name) }, title }
  }
  const start = line.trimStart()
  if (start.startsWith('!!!') || start.startsWith('???')) {
    const box = MKDOCS.exec(line)
    if (box === null) return undefined
    const indent = indentOf(box[1] ?? '')
    const name = (box[2] ?? '').toLowerCase()
    return { frame: { indent, inner: 4, ends: 'dedent', name, isQuoted: true }, title: box[3] ?? '' }
  }
  if (start.startsWith('===')) {
    const tab = TAB.exec(line)
    if (tab === null) return undefined
    return {
      frame: { indent: indentOf(tab[1] ?? ''), inner: 4, ends: 'dedent', name: 'tab', isQuoted: false },
      title: '',
    }
  }
  return hasShortcodes ? readShortcode(line, frames) : undefined
}

function readShortcode(
  line: string,
  frames: Frame[],
): { readonly frame: Frame; readonly title: string } | 'close' | undefined {
  const match = SHORTCODE.exec(line)
  if (match === null) return undefined
  const name = (match[3] ?? '').toLowerCase()
  if (match[2] === '/' || name === 'end' || name.startsWith('end')) {
    popTo(frames, 'shortcode')
    return 'close'
  }
  const rest = match[4] ?? ''
  const named = /\b(?:type|style|kind|class|level)\s*=\s*["']?([\w-]+)/.exec(rest)?.[1]?.toLowerCase()
  const first = /^\s*\(?\s*["']?([\w-]+)/.exec(rest)?.[1]?.toLowerCase()
  const kind = [named, first, name].find(one => one !== undefined && isCalloutKind(one))
  const isBox = kind !== undefined && (isCalloutKind(name) || /^(?:alert|block|box|details)$/.test(name))
  if (!isBox) return undefined
  const title = /\btitle\s*=\s*"([^"]*)"/.exec(rest)?.[1] ?? /"([^"]*)"\s*\)?\s*$/.exec(rest)?.[1] ?? ''
  const indent = indentOf(match[1] ?? '')
  return {
    frame: { indent, inner: 0, ends: 'shortcode', name: kind, isQuoted: true },
    title: title === kind ? '' : title,
  }
}

/** "note Title", "note[Title]", "{.callout-note title="Title"}", "{prf:definition} Title". */
function readDirective(rest: string): { name: string; title: string } {
  const braces = /^\{([^}]*)\}\s*(.*)$/.exec(rest)
  if (braces !== null) {
    const inner = braces[1] ?? ''
    const name = /(?:^|\s)\.?(?:callout-)?([\w:-]+)/.exec(inner.trim())?.[1] ?? ''
    return { name: name.toLowerCase(), title: /title\s*=\s*"([^"]*)"/.exec(inner)?.[1] ?? braces[2] ?? '' }
  }
  const plain = /^([\w:-]+)\s*(?:\[(.*)\])?(?:\{([^}]*)\})?\s*(.*)$/.exec(rest)
  const title = plain?.[2] ?? /title\s*=\s*"([^"]*)"/.exec(plain?.[3] ?? '')?.[1] ?? plain?.[4] ?? ''
  return { name: (plain?.[1] ?? '').toLowerCase(), title: title.replace(/\s*:+$/, '') }
}

/** Ends the innermost box that ends this way, with what stands open in it. */
function popTo(frames: Frame[], ends: Frame['ends']): void {
  const at = frames.findLastIndex(frame => frame.ends === ends)
  if (at !== -1) frames.length = at
}

const DETAILS = /^(\s*)(<\/?details\b[^>]*>)?\s*(?:<summary\b[^>]*>((?:(?!<\/summary>).)*)<\/summary>(.*))?$/i

function readDetails(
  line: string,
  awaits: number | undefined,
): { indent: number; title?: string; isOneLine?: boolean; awaits?: number | undefined; closes: boolean } | undefined {
  const match = DETAILS.exec(line)
  if (match === null || (match[2] === undefined && match[3] === undefined)) return undefined
  const indent = indentOf(match[1] ?? '')
  if (match[2]?.startsWith('</')) return { indent, closes: true }
  const title = match[3]?.replace(/<[^>]*>/g, '').trim()
  const said = match[4]?.replace(/<(?!\/?(?:br|code|b|strong|em|i)\b)[^>]*>/g, '').trim() ?? ''
  if (title !== undefined) {
    const isOneLine = /<\/details>\s*$/i.test(match[4] ?? '')
    return { indent: awaits ?? indent, title: said === '' ? title : `${title}<br>${said}`, isOneLine, closes: false }
  }
  return { indent, awaits: indent, closes: false }
}
