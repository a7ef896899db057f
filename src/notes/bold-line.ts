import type MarkdownIt from 'markdown-it'

/** A line that is bold and nothing else but a parenthesis behind it: a heading to who wrote it. */
const BOLD_LINE = /^(\*{2,3}|__)(?![\s*_])(?:(?!\1).)*[^\s*_.!,;]:?\1\s*(?:\([^()]{1,60}\))?\s*:?\s*$/u

/** A list that goes on: behind a paragraph's line only the number 1 begins one. */
const NEXT_NUMBER = /^\s*(?!1[.)])\d{1,9}[.)]\s/

/**
 * Ends a list at a bold line below it that is not indented: to Markdown it goes on with the last item, as any line without a
 * mark of its own does.
 */
export function boldLines(parser: MarkdownIt): void {
  parser.block.ruler.before(
    'paragraph',
    'bold_line',
    (state, line, _end, isSilent) => {
      const isLazy = (state.sCount[line] ?? 0) < state.blkIndent
      if (!isSilent || !isLazy) return false
      const text = state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
      if (!text.startsWith('**') && !text.startsWith('__')) return false
      const next = state.src.slice(state.bMarks[line + 1], state.eMarks[line + 1])
      return BOLD_LINE.test(text) && !NEXT_NUMBER.test(next)
    },
    { alt: ['paragraph'] },
  )
}
