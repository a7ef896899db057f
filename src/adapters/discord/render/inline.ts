import { assertNever } from '../../../core/errors.js'
import { mathText } from '../../../core/math-text.js'
import { type CommandMention, commandLine, type Inline, type TimeStyle, text } from '../../../core/rich-text.js'
import { codeSpan, escapeText, GAP, guardLines, plainLine } from './escape.js'

/** The mark-up around a node; inside one of its kind it is not opened again. */
const MARKS = { strong: '**', emphasis: '*', delete: '~~', mark: '__' } as const

interface Around {
  readonly marks: ReadonlySet<keyof typeof MARKS>
  readonly inLink: boolean
}

/** Inline text as Discord Markdown, lines guarded. */
export function inlineMarkdown(nodes: readonly Inline[]): string {
  return guardLines(print(nodes, { marks: new Set(), inLink: false })).trim()
}

/** The same on one line, for places where a break would end something, such as a heading. */
export function inlineLine(nodes: readonly Inline[]): string {
  return inlineMarkdown(nodes).replaceAll('\n', ' ')
}

function print(nodes: readonly Inline[], around: Around): string {
  let result = ''
  for (const node of joinTexts(nodes.flatMap(node => simplified(node, around)))) {
    const piece = printNode(node, around)
    if (piece === '') continue
    result += runTogether(result, piece) ? GAP + piece : piece
  }
  return result
}

/** Marks of neighbours would be read as one, and colons of both as an emoji's name. */
function runTogether(before: string, after: string): boolean {
  return (/[*_~`]$/.test(before) && /^[*_~`]/.test(after)) || (/:[\w+-]*$/.test(before) && /^[\w+-]*:/.test(after))
}

function printNode(node: Inline, around: Around): string {
  switch (node.type) {
    case 'text':
      return around.inLink ? escapeText(withoutBrackets(node.value)) : escapeText(node.value)
    case 'strong':
    case 'emphasis':
    case 'delete':
    case 'mark': {
      const inner = print(node.children, { ...around, marks: new Set([...around.marks, node.type]) })
      return wrap(MARKS[node.type], inner)
    }
    case 'inlineMath': {
      const said = mathText(node.value)
      return said === undefined ? printCode(node.value, around) : printNode({ type: 'text', value: said }, around)
    }
    case 'inlineCode':
      return printCode(node.value, around)
    case 'link':
      return link(node.url, print(node.children, { ...around, inLink: true }))
    case 'image':
      return link(node.url, escapeText(withoutBrackets(node.alt)))
    case 'break':
      return around.inLink ? ' ' : '\n'
    case 'time':
      return timestamp(node.at, node.style)
    case 'command':
      return commandMention(node, around)
    default:
      return assertNever(node)
  }
}

function timestamp(at: number, style: TimeStyle): string {
  return `<t:${Math.floor(at / 1000)}:${style === 'dateTime' ? 'f' : 'R'}>`
}

/** To be clicked where Discord knows it; with something behind the name, that would be lost by the click. */
function commandMention(node: CommandMention, { inLink }: Around): string {
  const { name, args, id } = node
  if (inLink) return escapeText(withoutBrackets(commandLine(node)))
  return id !== undefined && args === '' ? `</${name}:${id}>` : codeSpan(commandLine(node))
}

/** A node without what is not printed here: a mark-up that is open already, an address that Discord may not open. */
function simplified(node: Inline, around: Around): readonly Inline[] {
  switch (node.type) {
    case 'strong':
    case 'emphasis':
    case 'delete':
    case 'mark': {
      const isBare = around.marks.has(node.type) || hasInCode(node.children, MARKS[node.type])
      return isBare ? node.children.flatMap(child => simplified(child, around)) : [node]
    }
    case 'link':
      return isLinked(node.url, around) ? [node] : node.children.flatMap(child => simplified(child, around))
    case 'image':
      return isLinked(node.url, around) ? [node] : [text(node.alt)]
    case 'time':
      return around.inLink ? [text(node.fallback)] : [node]
    default:
      return [node]
  }
}

const isLinked = (url: string, { inLink }: Around) => !inLink && webAddress(url) !== undefined

/** What is cleaned piece by piece could come alive where the pieces meet. */
function joinTexts(nodes: readonly Inline[]): Inline[] {
  const joined: Inline[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text') joined[joined.length - 1] = text(last.value + node.value)
    else joined.push(node)
  }
  return joined
}

const printCode = (value: string, { inLink }: Around): string => codeSpan(inLink ? withoutBrackets(value) : value)

/** Discord looks for the end of a mark-up in code too, and would find it there. */
function hasInCode(nodes: readonly Inline[], mark: string): boolean {
  return nodes.some(node => {
    if (node.type === 'inlineCode' || node.type === 'inlineMath') return plainLine(node.value).includes(mark)
    return 'children' in node && hasInCode(node.children, mark)
  })
}

/** Discord formats only what begins and ends with something to see. */
function wrap(mark: string, printed: string): string {
  const [, lead = '', inner = '', trail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(printed) ?? []
  return inner === '' ? printed : `${lead}${mark}${inner}${mark}${trail}`
}

function link(url: string, printed: string): string {
  const label = printed.trim() === '' ? escapeText(new URL(url).hostname) : printed
  // Between angle brackets an address shows no preview.
  return `[${label}](<${webAddress(url)}>)`
}

/** Discord counts brackets in a link's text whether or not they are escaped. */
function withoutBrackets(text: string): string {
  return text.replaceAll('[', '(').replaceAll(']', ')')
}

const LONGEST_ADDRESS = 2000

/** An address that Discord may open, with nothing in it that ends the link; `undefined` for any other. */
function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const parsed = new URL(url)
  if (!/^https?:$/.test(parsed.protocol)) return undefined
  // `https://known.example@elsewhere.example` is made to be misread.
  if (parsed.username !== '' || parsed.password !== '') return undefined
  const address = plainLine(url.trim()).replace(/[\s()<>\\"`[\]|*_~\p{Cf}]/gu, encode)
  return address.length > LONGEST_ADDRESS ? undefined : address
}

function encode(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
}
