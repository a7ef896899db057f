import { dl } from '@mdit/plugin-dl'
import { footnote } from '@mdit/plugin-footnote'
import { mark } from '@mdit/plugin-mark'
import { tex } from '@mdit/plugin-tex'
import MarkdownIt from 'markdown-it'
import { type Block, type Inline, type ListItem, plainText, type TableRow } from '../core/rich-text.js'
import { boldLines } from './bold-line.js'
import { type Wikilink, type WikilinkEnvironment, wikilinks } from './wikilinks.js'

type Token = ReturnType<MarkdownIt['parse']>[number]

/** The default of markdown-it, which leaves out what is nested deeper without a word; hence the warning. */
const MAX_NESTING = 100
/** Emphasis inside emphasis beyond this is left out, its text stays. */
const MAX_INLINE_NESTING = 20

const parser = new MarkdownIt({ html: true, linkify: false, typographer: false })
  .use(footnote)
  .use(dl)
  .use(mark)
  .use(tex, { render: content => content, delimiters: 'all' })
  .use(wikilinks)
  .use(boldLines)
// The plugin would move footnotes to the end of the note, and so under its last heading.
parser.core.ruler.disable('footnoteTail')

export interface ParsedMarkdown {
  readonly blocks: readonly Block[]
  /** Lines and sentences about what could not be taken over. */
  readonly warnings: readonly { readonly line: number; readonly message: string }[]
  readonly wikilinks: readonly Wikilink[]
}

/**
 * Markdown as a tree with lines. `firstLine` is the line of the file on which the text begins.
 * HTML comments are dropped, other HTML leaves its text.
 */
export function parseMarkdown(text: string, firstLine = 1): ParsedMarkdown {
  const env: Environment = {}
  const tokens = parser.parse(text, env)
  const deepest = tokens.find(
    (token, index) => token.level >= MAX_NESTING - 1 && token.nesting === 1 && tokens[index + 1]?.nesting === -1,
  )
  const reader = createReader(tokens, env, firstLine)
  const blocks = reader.blocks()
  return {
    blocks,
    wikilinks: env.wikilinks ?? [],
    warnings:
      deepest === undefined
        ? []
        : [
            {
              line: (deepest.map?.[0] ?? 0) + firstLine,
              message: `nested more than ${MAX_NESTING} levels deep: what stands deeper is left out`,
            },
          ],
  }
}

/** What the plugin for footnotes leaves behind: the content of those that stand in the running text. */
interface Environment extends WikilinkEnvironment {
  footnotes?: { readonly list?: readonly { readonly tokens?: readonly Token[] }[] }
}

interface FootnoteReference {
  readonly id: number
  readonly label?: string
}

/** Walks markdown-it's flat list of tokens; each call takes what belongs to it and stops at the closing token. */
function createReader(tokens: readonly Token[], env: Environment, firstLine: number) {
  let position = 0
  let lastLine = firstLine
  const footnotes = citedFootnotes(tokens)
  const pending: FootnoteReference[] = []
  let isInFootnote = false

  const lineOf = (token: Token): number => {
    if (token.map !== null) lastLine = token.map[0] + firstLine
    return lastLine
  }

  const blocks = (): Block[] => {
    const result: Block[] = []
    for (let token = tokens[position]; token !== undefined && token.nesting !== -1; token = tokens[position]) {
      position++
      for (const child of block(token)) result.push(child)
      for (const child of referenced()) result.push(child)
    }
    position++
    return result
  }

  /** The footnotes that the block just read refers to: they belong to it, wherever they are written. */
  const referenced = (): Block[] =>
    pending.splice(0).flatMap(({ id, label }): Block[] => {
      const inline = env.footnotes?.list?.[id]?.tokens
      if (inline !== undefined) return [{ type: 'paragraph', children: inlines(inline), line: lastLine }]
      const footnote = footnotes.get(label ?? '')
      if (footnote === undefined || footnote.isRead || isInFootnote) return []
      footnote.isRead = true
      return footnoteAt(footnote.start)
    })

  const footnoteAt = (start: number): Block[] => {
    const after = { position, lastLine }
    position = start + 1
    isInFootnote = true
    const content = blocks()
    isInFootnote = false
    position = after.position
    lastLine = after.lastLine
    return content
  }

  const inlineContent = (token: Token): Inline[] => {
    const children = token.children ?? []
    for (const child of children) if (child.type === 'footnote_ref') pending.push(child.meta as FootnoteReference)
    return inlines(children)
  }

  const block = (token: Token): Block[] => {
    const line = lineOf(token)
    switch (token.type) {
      case 'paragraph_open':
        return [{ type: 'paragraph', children: content(), line }]
      case 'heading_open':
        return [{ type: 'heading', depth: Number(token.tag.slice(1)), children: content(), line }]
      case 'bullet_list_open':
        return [{ type: 'list', ordered: false, start: 1, marker: token.markup, children: items(), line }]
      case 'ordered_list_open':
        return [{ type: 'list', ordered: true, start: Number(token.attrGet('start') ?? 1), children: items(), line }]
      case 'fence':
      case 'code_block': {
        const lang = token.info.trim().split(/\s+/)[0] ?? ''
        return [{ type: 'code', lang, value: token.content.replace(/\n$/, ''), line }]
      }
      case 'math_block':
        return [{ type: 'math', value: token.content.trim(), line }]
      case 'blockquote_open':
        return [{ type: 'blockquote', children: blocks(), line }]
      case 'table_open':
        return [table(line)]
      case 'hr':
        return [{ type: 'thematicBreak', line }]
      case 'dl_open':
        return definitions()
      case 'html_block': {
        const value = withoutTags(token.content)
        return value === '' ? [] : [{ type: 'paragraph', children: [{ type: 'text', value }], line }]
      }
      case 'inline':
        return [{ type: 'paragraph', children: inlineContent(token), line }]
      case 'footnote_reference_open': {
        const footnote = footnotes.get((token.meta as FootnoteReference).label ?? '')
        if (footnote?.start !== position - 1) return blocks()
        position = footnote.end + 1
        return []
      }
      default:
        // A container that has no meaning of its own here: its content stands in its place.
        return token.nesting === 1 ? blocks() : []
    }
  }

  /** The inline content of a paragraph or heading, up to and with its closing token. */
  const content = (): Inline[] => {
    const result: Inline[] = []
    for (let token = tokens[position]; token !== undefined && token.nesting !== -1; token = tokens[position]) {
      position++
      if (token.type === 'inline') for (const node of inlineContent(token)) result.push(node)
    }
    position++
    return result
  }

  const items = (): ListItem[] => {
    const result: ListItem[] = []
    for (let token = tokens[position]; token?.type === 'list_item_open'; token = tokens[position]) {
      position++
      result.push(taskItem({ type: 'listItem', line: lineOf(token), children: blocks() }))
    }
    position++
    return result
  }

  const table = (line: number): Block => {
    const rows: TableRow[] = []
    for (let token = tokens[position]; token?.type !== 'table_close'; token = tokens[position]) {
      if (token === undefined) break
      position++
      if (token.type === 'tr_open') rows.push({ cells: [], line: lineOf(token) })
      const row = rows.at(-1)
      if (token.type === 'inline' && row !== undefined) {
        rows[rows.length - 1] = { ...row, cells: [...row.cells, inlineContent(token)] }
      }
    }
    position++
    const [header = { cells: [], line }, ...body] = rows
    return { type: 'table', header, rows: body, line }
  }

  const definitions = (): Block[] => {
    const result: Block[] = []
    let term: readonly Inline[] = []
    let line = lastLine
    let said: Block[] = []
    for (let token = tokens[position]; token !== undefined && token.type !== 'dl_close'; token = tokens[position]) {
      position++
      if (token.type === 'dt_open') {
        line = lineOf(token)
        term = content()
        said = []
        result.push({ type: 'definition', term, children: said, line })
      } else if (token.type === 'dd_open') for (const child of blocks()) said.push(child)
    }
    position++
    return result
  }

  return { blocks }
}

interface Footnote {
  readonly start: number
  readonly end: number
  isRead: boolean
}

/** Where the footnotes stand that some text outside of footnotes refers to, by their labels. */
function citedFootnotes(tokens: readonly Token[]): Map<string, Footnote> {
  const found = new Map<string, Footnote>()
  const cited = new Set<string>()
  const open: { start: number; label: string }[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'footnote_reference_open') {
      open.push({ start: index, label: (token.meta as FootnoteReference).label ?? '' })
    } else if (token.type === 'footnote_reference_close') {
      const note = open.pop()
      if (note !== undefined && !found.has(note.label)) {
        found.set(note.label, { start: note.start, end: index, isRead: false })
      }
    } else if (open.length === 0) {
      for (const child of token.children ?? []) {
        if (child.type === 'footnote_ref') cited.add((child.meta as FootnoteReference).label ?? '')
      }
    }
  }
  return new Map([...found].filter(([label]) => cited.has(label)))
}

/** `[x] done` at the beginning of an item is a box, not text. */
function taskItem(item: ListItem): ListItem {
  const [first, ...rest] = item.children
  if (first?.type !== 'paragraph') return item
  const [lead, ...others] = first.children
  const box = lead?.type === 'text' ? /^\[([ xX])\]\s+/.exec(lead.value) : null
  if (lead?.type !== 'text' || box === null) return item
  const value = lead.value.slice(box[0].length)
  const children: Inline[] = value === '' ? others : [{ type: 'text', value }, ...others]
  return { ...item, checked: box[1] !== ' ', children: [{ ...first, children }, ...rest] }
}

const WRAPPERS: Readonly<Record<string, 'emphasis' | 'strong' | 'delete' | 'mark'>> = {
  em_open: 'emphasis',
  strong_open: 'strong',
  s_open: 'delete',
  mark_open: 'mark',
}

function inlines(nested: readonly Token[]): Inline[] {
  const tokens = withoutDeepMarks(nested)
  let position = 0
  const read = (): Inline[] => {
    const result: Inline[] = []
    for (let token = tokens[position]; token !== undefined && token.nesting !== -1; token = tokens[position]) {
      position++
      const node = one(token)
      if (node !== undefined) result.push(node)
    }
    position++
    return joinTexts(result)
  }
  /** `<br>` ends a line of the file only where the line ends anyway. */
  const lineBreak = (): Inline => {
    if (tokens[position]?.type !== 'softbreak') return { type: 'break', isInLine: true }
    position++
    return { type: 'break' }
  }
  const one = (token: Token): Inline | undefined => {
    const wrapper = WRAPPERS[token.type]
    if (wrapper !== undefined) return { type: wrapper, children: read() }
    switch (token.type) {
      case 'text':
      case 'text_special':
        // A line feed here is an entity, not a line of the file.
        return token.content === '' ? undefined : { type: 'text', value: token.content.replace(/\n/g, ' ') }
      case 'softbreak':
        return { type: 'text', value: '\n' }
      case 'hardbreak':
        return { type: 'break' }
      case 'code_inline':
        return { type: 'inlineCode', value: token.content }
      case 'math_inline':
      case 'inline_math':
        return { type: 'inlineMath', value: token.content }
      case 'link_open':
        return { type: 'link', url: token.attrGet('href') ?? '', children: read() }
      case 'image':
        return { type: 'image', url: token.attrGet('src') ?? '', alt: token.content }
      case 'html_inline':
        if (/^<br\s*\/?>$/i.test(token.content)) return lineBreak()
        return token.content.includes('\n') ? { type: 'text', value: lineFeeds(token.content) } : undefined
      default:
        return undefined
    }
  }
  return read()
}

/** Opening and closing tokens in pairs, those beyond the bound left out: reading them is recursive. */
function withoutDeepMarks(tokens: readonly Token[]): readonly Token[] {
  let depth = 0
  return tokens.filter(token => {
    if (token.nesting === 1) depth++
    const isKept = token.nesting === 0 || depth <= MAX_INLINE_NESTING
    if (token.nesting === -1) depth--
    return isKept
  })
}

/** markdown-it leaves empty and split texts around marks; a run of blanks reads as one. */
function joinTexts(nodes: readonly Inline[]): Inline[] {
  const result: Inline[] = []
  for (const node of withWholeWords(nodes)) {
    const last = result.at(-1)
    if (node.type === 'text' && last?.type === 'text') {
      result[result.length - 1] = { type: 'text', value: last.value + node.value }
    } else result.push(node)
  }
  return result.map(node => (node.type === 'text' ? { ...node, value: withSingleBlanks(node.value) } : node))
}

/** "**V**ertraulichkeit" sets off a letter to be remembered: the word is meant. An ending, as of a plural, is left outside. */
function withWholeWords(nodes: readonly Inline[]): readonly Inline[] {
  let moved = 0
  return nodes.map((node, index): Inline => {
    const skipped = moved
    moved = 0
    if (node.type === 'text') return { ...node, value: node.value.slice(skipped) }
    const next = nodes[index + 1]
    const isSetOff = node.type === 'strong' || node.type === 'emphasis' || node.type === 'mark'
    if (!isSetOff || next?.type !== 'text' || !/\p{L}$/u.test(plainText(node.children))) return node
    const [rest = ''] = /^\p{Ll}{3,}/u.exec(next.value) ?? []
    moved = rest.length
    return moved === 0 ? node : { ...node, children: joinTexts([...node.children, { type: 'text', value: rest }]) }
  })
}

/** Line feeds all stay: they count the lines of the source. */
function withSingleBlanks(value: string): string {
  return value.replace(/\s{2,}/g, run => lineFeeds(run) || ' ')
}

function lineFeeds(text: string): string {
  return text.replace(/[^\n]+/g, '')
}

function withoutTags(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1>|$)/gi, '')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
