/**
 * Rich text: the part of Markdown that notes and cards are made of, as plain data with mdast's names.
 * Each adapter prints it once, escaped for its platform.
 */

export type Inline =
  /** A line break of the source inside a paragraph is a `\n` in the value and reads as a space. */
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly type: 'strong'; readonly children: readonly Inline[] }
  | { readonly type: 'delete'; readonly children: readonly Inline[] }
  | { readonly type: 'mark'; readonly children: readonly Inline[] }
  | { readonly type: 'inlineCode'; readonly value: string }
  /** LaTeX source without its dollars. */
  | { readonly type: 'inlineMath'; readonly value: string }
  | { readonly type: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | { readonly type: 'image'; readonly url: string; readonly alt: string }
  | {
      readonly type: 'break'
      /** It ends no line of the file, for those who count these. */
      readonly isInLine?: true
    }
  /** An instant that the platform shows in the reader's own zone, or `fallback` where it cannot. */
  | { readonly type: 'time'; readonly at: number; readonly style: TimeStyle; readonly fallback: string }
  | CommandMention

/** `countdown` is for an instant within the next minutes, where seconds matter. */
export type TimeStyle = 'dateTime' | 'relative' | 'countdown'

/** A command of the bot, which each platform spells as it is typed there: `/help`, `/bueffel help`. */
export interface CommandMention {
  readonly type: 'command'
  /** As it is declared, without a slash. */
  readonly name: string
  /** What stands behind the name; empty where nothing does. */
  readonly args: string
  /** The platform's id of it, once an adapter has put it in; with one it can be clicked. */
  readonly id?: string
}

export interface ListItem {
  readonly type: 'listItem'
  /** Of a task list; absent elsewhere. */
  readonly checked?: boolean
  readonly children: readonly Block[]
  readonly line: number
}

export interface TableRow {
  readonly cells: readonly (readonly Inline[])[]
  readonly line: number
}

/** `line` is the block's first line in its file, from 1; 0 where a text comes from no file. */
export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[]; readonly line: number }
  | {
      readonly type: 'heading'
      readonly depth: number
      readonly children: readonly Inline[]
      readonly line: number
    }
  | {
      readonly type: 'list'
      /** The character that marks its bullets in the notes, where it comes from there: `-`, `+`, `*`. */
      readonly marker?: string
      readonly ordered: boolean
      readonly start: number
      readonly children: readonly ListItem[]
      readonly line: number
    }
  | { readonly type: 'code'; readonly lang: string; readonly value: string; readonly line: number }
  /** LaTeX source of a displayed formula. */
  | { readonly type: 'math'; readonly value: string; readonly line: number }
  | { readonly type: 'blockquote'; readonly children: readonly Block[]; readonly line: number }
  | {
      readonly type: 'table'
      readonly header: TableRow
      readonly rows: readonly TableRow[]
      readonly line: number
    }
  | { readonly type: 'thematicBreak'; readonly line: number }
  /** `name` of the definition and what is said of it. */
  | {
      readonly type: 'definition'
      readonly term: readonly Inline[]
      readonly children: readonly Block[]
      readonly line: number
    }

export const text = (value: string): Inline => ({ type: 'text', value })
export const strong = (value: string | readonly Inline[]): Inline => ({ type: 'strong', children: inlines(value) })
export const emphasis = (value: string | readonly Inline[]): Inline => ({ type: 'emphasis', children: inlines(value) })
export const inlineCode = (value: string): Inline => ({ type: 'inlineCode', value })
export const paragraph = (...children: readonly (string | Inline)[]): Block => ({
  type: 'paragraph',
  children: children.map(child => (typeof child === 'string' ? text(child) : child)),
  line: 0,
})

/** A bulleted list, each item made of one paragraph or of the blocks given. */
export function bullets(items: readonly (readonly Inline[] | readonly Block[])[], ordered = false): Block {
  const children = items.map((item): ListItem => {
    const first = item[0]
    const blocks =
      first !== undefined && 'line' in first
        ? (item as readonly Block[])
        : [{ type: 'paragraph' as const, children: item as readonly Inline[], line: 0 }]
    return { type: 'listItem', children: blocks, line: 0 }
  })
  return { type: 'list', ordered, start: 1, children, line: 0 }
}

function inlines(value: string | readonly Inline[]): readonly Inline[] {
  return typeof value === 'string' ? [text(value)] : value
}

/** A command by its line without the slash: `explain ballooning`. */
export function command(line: string): CommandMention {
  const [, name = '', args = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(line) ?? []
  return { type: 'command', name, args: args.trim() }
}

/** A command as it is typed where it goes by its own name: `/quiz 5`. */
export function commandLine({ name, args }: CommandMention): string {
  return args === '' ? `/${name}` : `/${name} ${args}`
}

/** What is left of inline text without its formatting; a break is a space, an image its alternative text. */
export function plainText(nodes: readonly Inline[]): string {
  let text = ''
  for (const node of nodes) text += plainInline(node)
  return text
}

function plainInline(node: Inline): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'inlineMath':
      return node.value
    case 'break':
      return ' '
    case 'image':
      return node.alt
    case 'time':
      return node.fallback
    case 'command':
      return commandLine(node)
    default:
      return plainText(node.children)
  }
}
