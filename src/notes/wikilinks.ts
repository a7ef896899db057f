import type MarkdownIt from 'markdown-it'

/** `[[target|alias]]`: how the note calls what has a note of its own. */
export interface Wikilink {
  readonly target: string
  readonly alias: string
}

/** What the plugin leaves in the parser's environment. */
export interface WikilinkEnvironment {
  wikilinks?: Wikilink[]
}

const LONGEST = 300
const IMAGE = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp)$/i

/**
 * Links between notes as Obsidian, Logseq and others write them: `[[target]]`, `[[target#heading|alias]]`, `![[image.png]]`.
 * An embedded note is left out: it is read where it stands.
 */
export function wikilinks(parser: MarkdownIt): void {
  parser.inline.ruler.before('link', 'wikilink', (state, silent) => {
    const { src, pos } = state
    const isEmbed = src.startsWith('![[', pos)
    if (!isEmbed && !src.startsWith('[[', pos)) return false
    const start = pos + (isEmbed ? 3 : 2)
    const window = src.slice(start, start + LONGEST)
    const end = window.indexOf(']]')
    const inner = end === -1 ? '' : window.slice(0, end)
    if (inner.trim() === '' || /^\s|\n|\[\[/.test(inner) || start + end + 2 > state.posMax) return false
    if (!silent) {
      const [whole = '', ...others] = inner.replaceAll('\\|', '|').split('|')
      const target = (whole.split('#')[0] ?? '').replace(/\.md$/i, '').trim()
      const name = target.slice(target.lastIndexOf('/') + 1)
      const alias = others.at(-1)?.trim() ?? ''
      if (isEmbed) {
        if (IMAGE.test(target)) {
          const image = state.push('image', 'img', 0)
          image.attrs = [['src', target]]
          image.content = /^\d+(?:x\d+)?$/.test(alias) ? '' : alias
        }
      } else {
        if (alias !== '' && name !== '') {
          const env = state.env as WikilinkEnvironment
          env.wikilinks ??= []
          env.wikilinks.push({ target: name, alias })
        }
        const link = state.push('link_open', 'a', 1)
        link.attrs = [['href', state.md.normalizeLink(whole.trim())]]
        const heading = whole.slice(whole.lastIndexOf('#') + 1).trim()
        state.push('text', '', 0).content = alias || name || heading
        state.push('link_close', 'a', -1)
      }
    }
    state.pos = start + end + 2
    return true
  })
}
