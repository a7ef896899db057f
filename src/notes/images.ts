import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Block, Inline } from '../core/rich-text.js'
import type { NoteImage, Source, Warning } from './course.js'
import { checkImageFile } from './image-file.js'
import { isQuestionSection } from './marks.js'
import type { Section } from './outline.js'

/** An image as a note names it. */
export interface ImageMention {
  readonly url: string
  readonly alt: string
  /** The very line of the image. */
  readonly source: Source
  /** The line on which the bullet or block begins that holds it. */
  readonly blockLine: number
}

/** Every image of a note, in its order; those among questions belong to no passage. */
export function findImages(root: Section, file: string): ImageMention[] {
  const found: ImageMention[] = []

  const section = (own: Section, outer: readonly string[]): void => {
    if (isQuestionSection(own.title)) return
    const headings = own.title === '' ? outer : [...outer, own.title]
    for (const block of own.blocks) readBlock(block, block.line, headings)
    for (const child of own.sections) section(child, headings)
  }

  const note = (nodes: readonly Inline[], line: number, blockLine: number, headings: readonly string[]): void => {
    for (const { node, line: own } of imagesIn(nodes, line)) {
      found.push({ url: node.url, alt: oneLine(node.alt), source: { file, line: own, headings }, blockLine })
    }
  }

  const readBlock = (block: Block, blockLine: number, headings: readonly string[]): void => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        note(block.children, block.line, blockLine, headings)
        break
      case 'list':
        for (const { line, children } of block.children) {
          for (const child of children) readBlock(child, line, headings)
        }
        break
      case 'blockquote':
        for (const child of block.children) readBlock(child, child.line, headings)
        break
      case 'definition':
        note(block.term, block.line, block.line, headings)
        for (const child of block.children) readBlock(child, block.line, headings)
        break
      case 'table':
        for (const { cells, line } of [block.header, ...block.rows]) {
          for (const cell of cells) note(cell, line, block.line, headings)
        }
        break
      default:
    }
  }

  section(root, [])
  return found
}

type ImageNode = Extract<Inline, { readonly type: 'image' }>

/** Images with their lines, which are counted from the breaks before them. */
function imagesIn(nodes: readonly Inline[], first: number): { readonly node: ImageNode; readonly line: number }[] {
  const found: { node: ImageNode; line: number }[] = []
  let line = first
  const visit = (node: Inline): void => {
    if (node.type === 'image') {
      found.push({ node, line })
      line += lineFeeds(node.alt)
    } else if (node.type === 'break') line += node.isInLine ? 0 : 1
    else if ('children' in node) node.children.forEach(visit)
    else if ('value' in node) line += lineFeeds(node.value)
  }
  nodes.forEach(visit)
  return found
}

const lineFeeds = (text: string) => text.split('\n').length - 1
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

const REMOTE = /^https?:\/\//i
/** `file:`, `data:`, a drive of Windows. */
const SCHEME = /^[a-z][a-z0-9+.-]*:/i

/**
 * Finds the files behind images: relative to their note, from the course's root, or, as Obsidian does, by their bare name
 * anywhere in the course. Nothing outside of the course's folder is ever looked at. What cannot be shown is warned of.
 * @param folder the course's folder, relative to the content folder; `''` is the content folder itself
 */
export function resolveImages(
  contentDir: string,
  folder: string,
  mentions: readonly ImageMention[],
  warnings: Warning[],
): NoteImage[] {
  const root = join(contentDir, folder)
  let byName: ReadonlyMap<string, string> | undefined
  const named = (name: string) => {
    byName ??= filesByName(root)
    return byName.get(name.normalize())
  }

  return mentions.map(({ url, alt, source, blockLine }): NoteImage => {
    const base = { alt: alt || nameOf(url), source, blockLine }
    if (REMOTE.test(url) || url.startsWith('//')) {
      return { ...base, type: 'remote', url: url.startsWith('//') ? `https:${url}` : url }
    }
    const path = SCHEME.test(url) ? undefined : decoded(url)
    const warn = (reason: string): NoteImage => {
      warnings.push({ file: source.file, line: source.line, message: `the image "${shown(url)}" ${reason}` })
      return { ...base, type: 'unshown' }
    }
    if (path === undefined) return warn('is no file of the notes: its text is shown instead')
    const candidates = candidatesOf(path, folder, source.file)
    if (candidates.length === 0) return warn('leads out of the course’s folder: its text is shown instead')
    const checked = candidates.map(candidate => ({ candidate, problem: checkImageFile(root, candidate) }))
    const good = checked.find(({ problem }) => problem === undefined)?.candidate
    if (good !== undefined) return { ...base, type: 'local', id: idOf(good), folder, path: good }
    const other = checked.find(({ problem }) => problem?.isMissing === false)?.problem
    const elsewhere = other !== undefined || path.includes('/') ? undefined : named(path)
    if (elsewhere !== undefined && checkImageFile(root, elsewhere) === undefined) {
      return { ...base, type: 'local', id: idOf(elsewhere), folder, path: elsewhere }
    }
    return warn(`${other?.reason ?? 'does not exist'}: its text is shown instead`)
  })
}

/** Where a path of the notes can lead within the course, each relative to the course's folder. */
function candidatesOf(path: string, folder: string, note: string): string[] {
  const noteFolder = posix.dirname(folder === '' ? note : note.slice(folder.length + 1))
  const fromNote = path.startsWith('/') ? [] : [posix.join(noteFolder, path)]
  const fromRoot = posix.join('.', path.replace(/^\/+/, ''))
  return [...new Set([...fromNote, fromRoot])].filter(way => way !== '..' && !way.startsWith('../') && way !== '.')
}

/** The path without escapes, query and fragment, with `/`; `undefined` where it can be no path. */
function decoded(url: string): string | undefined {
  const bare = url.replace(/[?#].*$/s, '')
  let path = bare
  try {
    path = decodeURIComponent(bare)
  } catch {
    // A percent sign that escapes nothing is one of the name.
  }
  path = path.replaceAll('\\', '/')
  // Escaped, a drive or scheme would pass as a name.
  return path === '' || /\p{Cc}/u.test(path) || SCHEME.test(path) ? undefined : path
}

const LONGEST_SHOWN = 120

const shown = (url: string) => (url.length > LONGEST_SHOWN ? `${url.slice(0, LONGEST_SHOWN)}…` : url)

function nameOf(url: string): string {
  return posix.basename(decoded(url) ?? url).slice(0, LONGEST_SHOWN) || url.slice(0, LONGEST_SHOWN) || '…'
}

/** Sixteen hexadecimal digits from the path, so that it stays while the file keeps its place. */
function idOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16)
}

const IMAGE = /\.(?:png|jpe?g|gif|webp)$/i
const SKIPPED = /^(?:\.|node_modules$)/

/** Image files by their names; of several with one name the first, links are not followed. */
function filesByName(root: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  const visit = (folder: string): void => {
    for (const entry of entriesOf(join(root, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (SKIPPED.test(entry.name)) continue
      if (entry.isDirectory()) visit(path)
      else if (entry.isFile() && IMAGE.test(entry.name) && !files.has(entry.name.normalize())) {
        files.set(entry.name.normalize(), path)
      }
    }
  }
  visit('')
  return files
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}
