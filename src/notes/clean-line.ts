const TOC =
  /^\s*(?:(?:[-*+]|1\.)\s+(?:toc|table of contents|inhaltsverzeichnis|will be replaced[^\n]*)|\[toc\]|\[\[_?toc_?\]\])\s*$/i

/** A line of a note without what only tools read, outside of code. */
export function cleanLine(line: string, hasShortcodes: boolean): string {
  if (/^import\s.*\bfrom\s+['"]|^import\s+['"]|^export\s+(?:const|default|function)\b/.test(line)) return ''
  if (TOC.test(line)) return ''
  let result = withoutOrgMarks(withHeadingBlank(line))
  if (hasShortcodes) {
    result = outsideOfCode(result, text =>
      text
        .replace(/\{\{[<%#/!].{0,300}?\}\}/g, '')
        .replace(/\{%.{0,300}?%\}/g, '')
        .replace(/\{\{(?:embed|query|renderer|video|youtube|tweet)\s.{0,300}?\}\}/g, '')
        .replace(/\{\{-?\s*(?:[\w:.-]{1,40}\(|\s["'\w]).{0,300}?\}\}/g, ''),
    )
  }
  if (result.includes('{')) result = withoutAttributes(result)
  // A block's name for links to it, and Logseq's references to blocks.
  if (result.includes('^')) result = result.replace(/\s\^[A-Za-z0-9-]{4,}\s*$/, '')
  if (result.includes('((')) result = result.replace(/\(\([0-9a-f]{8}-[0-9a-f-]{27}\)\)/g, '')
  return result.includes('\\') ? outsideOfCode(result, withoutPageLayout) : result
}

/** "{: .class}" at the end of a line or alone in it, "{#name .class}" at the end of a heading. */
function withoutAttributes(line: string): string {
  const isHeading = /^\s*#{1,6}\s/.test(line)
  const end = (isHeading ? line.replace(/(?<=\})\s*#+\s*$/, '') : line).trimEnd()
  const at = end.trimStart().startsWith('{:') ? end.indexOf('{') : end.lastIndexOf('{')
  if (!end.endsWith('}') || at === -1) return line
  return end.startsWith('{:', at) || (isHeading && /[#.-]/.test(end.charAt(at + 1))) ? end.slice(0, at).trimEnd() : line
}

/** "##Title", also in a bullet: one `#` alone is a tag. */
const HEADING = /^(\s{0,3}|[\s>]*(?:>|[-*+]|\d{1,9}[.)])\s+)(#{2,6})(?=[\p{L}\p{N}*_`"„“($])/u
const withHeadingBlank = (line: string): string => (line.includes('##') ? line.replace(HEADING, '$1$2 ') : line)

/** Boxes of Org mode, whose text stands without them, and tags that speak of the note's state. */
function withoutOrgMarks(line: string): string {
  if (!line.includes('#')) return line
  return outsideOfCode(line, text =>
    text
      .replace(/^(\s*(?:[-*+]\s+)?)#\+(?:begin|end)_\w+\s*$/i, '$1')
      .replace(/(^|\s)#(?:wip|todo|fixme|draft|unfinished)\b(?![/\w-])/gi, '$1'),
  )
}

/** What LaTeX is told about the page: pandoc passes it through. */
export function withoutPageLayout(text: string): string {
  return text
    .replace(/\\(?:newpage|pagebreak|clearpage|noindent|(?:small|med|big)skip|hfill|vfill)(?![a-zA-Z])(?:\{\})?/g, '')
    .replace(/\\vspace\*?\{[^{}]*\}/g, '')
    .replace(
      /\$+|\\hspace\*?\{[^{}]*\}/g,
      inFormulas(() => '\\quad ', ' '),
    )
    .replace(
      /\$+|\\newline(?![a-zA-Z])/g,
      inFormulas(command => command, '<br>'),
    )
}

/** Replaces commands one way in formulas and another way outside of them; `$` begins a formula and ends it. */
function inFormulas(inside: (command: string) => string, outside: string): (found: string) => string {
  let isInFormula = false
  return found => {
    if (!found.startsWith('$')) return isInFormula ? inside(found) : outside
    isInFormula = !isInFormula
    return found
  }
}

function outsideOfCode(line: string, change: (text: string) => string): string {
  if (!line.includes('`')) return change(line)
  return line
    .split(/(`+[^`]*`+)/)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('')
}
