import { type ComponentChild, createElement } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { assertNever } from '../../../core/errors.js'
import { mathText } from '../../../core/math-text.js'
import {
  type Block,
  commandLine,
  type Inline,
  type ListItem,
  type TableRow,
  type TimeStyle,
} from '../../../core/rich-text.js'
import { useCompose } from './compose.js'
import { CopyButton } from './copy-button.js'
import { useReader } from './reader.js'
import { fullTime, relativeTime } from './time.js'

/** Blocks of notes or cards, as elements: no text of theirs is ever read as markup. */
export function RichText({ content }: { readonly content: readonly Block[] }) {
  return <div class="rich">{content.map(block)}</div>
}

export function RichLine({ content }: { readonly content: readonly Inline[] }) {
  return <>{content.map(inline)}</>
}

function block(node: Block): ComponentChild {
  switch (node.type) {
    case 'paragraph':
      return <p>{node.children.map(inline)}</p>
    case 'heading':
      // Below the card's title, which is an `h3`.
      return createElement(`h${Math.min(Math.max(node.depth + 2, 4), 6)}`, null, ...node.children.map(inline))
    case 'list':
      return node.ordered ? (
        <ol start={node.start}>{node.children.map(listItem)}</ol>
      ) : (
        <ul>{node.children.map(listItem)}</ul>
      )
    case 'code':
      return <CodeBlock lang={node.lang} value={node.value} />
    case 'math':
      return <Formula value={node.value} />
    case 'blockquote':
      return <blockquote>{node.children.map(block)}</blockquote>
    case 'table':
      return <Table header={node.header} rows={node.rows} />
    case 'thematicBreak':
      return <hr />
    case 'definition':
      return (
        <dl>
          <dt>{node.term.map(inline)}</dt>
          <dd>{node.children.map(block)}</dd>
        </dl>
      )
    default:
      return assertNever(node)
  }
}

function listItem({ checked, children }: ListItem): ComponentChild {
  if (checked === undefined) return <li>{children.map(block)}</li>
  return (
    <li class="task">
      <TaskBox isDone={checked} />
      <div>{children.map(block)}</div>
    </li>
  )
}

function TaskBox({ isDone }: { readonly isDone: boolean }) {
  const { strings } = useReader()
  return (
    <span class="task-box" role="img" aria-label={isDone ? strings.done : strings.open}>
      {isDone ? '✓' : ''}
    </span>
  )
}

function CodeBlock({ lang, value }: { readonly lang: string; readonly value: string }) {
  const { strings } = useReader()
  return (
    <figure class="code">
      <figcaption>
        <span>{lang === '' ? strings.code : lang}</span>
        <CopyButton text={value} />
      </figcaption>
      <pre>
        <code>{value}</code>
      </pre>
    </figure>
  )
}

function Formula({ value }: { readonly value: string }) {
  const { strings } = useReader()
  return (
    <figure class="formula" aria-label={strings.formula}>
      <code class="math">{mathText(value) ?? value}</code>
    </figure>
  )
}

function Table({ header, rows }: { readonly header: TableRow; readonly rows: readonly TableRow[] }) {
  return (
    <div class="table">
      <table>
        <thead>
          <tr>{header.cells.map(headCell)}</tr>
        </thead>
        <tbody>{rows.map(tableRow)}</tbody>
      </table>
    </div>
  )
}

const headCell = (cell: readonly Inline[]): ComponentChild => createElement('th', { scope: 'col' }, cell.map(inline))
const bodyCell = (cell: readonly Inline[]): ComponentChild => createElement('td', null, cell.map(inline))
const tableRow = ({ cells }: TableRow): ComponentChild => createElement('tr', null, cells.map(bodyCell))

function inline(node: Inline): ComponentChild {
  switch (node.type) {
    case 'text':
      return node.value
    case 'emphasis':
      return <em>{node.children.map(inline)}</em>
    case 'strong':
      return <strong>{node.children.map(inline)}</strong>
    case 'delete':
      return <del>{node.children.map(inline)}</del>
    case 'mark':
      return <mark>{node.children.map(inline)}</mark>
    case 'inlineCode':
      return <code>{node.value}</code>
    case 'inlineMath':
      return mathText(node.value) ?? <code class="math">{node.value}</code>
    case 'link':
      return <Link url={node.url}>{node.children.map(inline)}</Link>
    case 'image':
      return <Picture url={node.url} alt={node.alt} />
    case 'break':
      return <br />
    case 'time':
      return <Time at={node.at} style={node.style} />
    case 'command':
      return <CommandButton line={commandLine(node)} />
    default:
      return assertNever(node)
  }
}

/** A command that a text names: a press writes it into the composer, to be gone on with or sent. */
function CommandButton({ line }: { readonly line: string }) {
  const compose = useCompose()
  return (
    <button type="button" class="command" onClick={() => compose(line)}>
      {line}
    </button>
  )
}

/** An address that a browser may open; of another kind only the text is left. */
function safeUrl(url: string): URL | undefined {
  if (!URL.canParse(url, location.href)) return undefined
  const parsed = new URL(url, location.href)
  return ['http:', 'https:', 'mailto:'].includes(parsed.protocol) ? parsed : undefined
}

function Link({ url, children }: { readonly url: string; readonly children: ComponentChild }) {
  const safe = safeUrl(url)
  // Notes link to each other by file: here is no such page.
  if (safe === undefined || safe.origin === location.origin) return <span>{children}</span>
  return (
    <a href={safe.href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}

function Picture({ url, alt }: { readonly url: string; readonly alt: string }) {
  const [isBroken, setBroken] = useState(false)
  if (isBroken || safeUrl(url)?.origin !== location.origin) return <Link url={url}>{alt === '' ? url : alt}</Link>
  return <img src={url} alt={alt} loading="lazy" onError={() => setBroken(true)} />
}

const REFRESH_MS = { relative: 30_000, countdown: 500 }

function Time({ at, style }: { readonly at: number; readonly style: TimeStyle }) {
  const reader = useReader()
  const [, refresh] = useState(0)
  useEffect(() => {
    if (style === 'dateTime') return
    const timer = setInterval(() => refresh(count => count + 1), REFRESH_MS[style])
    return () => clearInterval(timer)
  }, [style])
  return (
    <time dateTime={new Date(at).toISOString()} title={fullTime(at, reader)}>
      {style === 'dateTime' ? fullTime(at, reader) : relativeTime(at, reader, style === 'countdown')}
    </time>
  )
}
