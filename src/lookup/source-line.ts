import { fitText } from '../chat/paginate.js'
import { slug } from '../core/fold.js'
import { type Inline, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import type { Course, Source } from '../notes/course.js'

/** Enough for the usual path; of a longer one its beginning is shown. */
const LONGEST = 280

/** Where something stands in the notes: `week-02.md › Virtualization › Ballooning › line 114`. */
export function sourceText(source: Source, t: Translator, longest = LONGEST): string {
  return `${fitText([source.file, ...source.headings].join(' › '), longest)} › ${t('source.line', { line: source.line })}`
}

/** The same as small print, with a link to the note where the course has an address. */
export function sourceLine(source: Source, t: Translator, course?: Pick<Course, 'id' | 'baseUrl'>): Inline[] {
  const label = text(`📄 ${sourceText(source, t)}`)
  const url = course === undefined ? undefined : sourceUrl(source, course)
  return [url === undefined ? label : { type: 'link', url, children: [label] }]
}

/** Hosts of repositories that jump to a line by `#L12`. */
const WITH_LINES = /(?:^|\.)(?:github\.com|gitlab\.[\w.-]+|codeberg\.org|gitea\.[\w.-]+|bitbucket\.org)$/

/** The address of the note, at its line where it is one of a repository; none where the base is no web address. */
export function sourceUrl({ file, line }: Source, { id, baseUrl }: Pick<Course, 'id' | 'baseUrl'>): string | undefined {
  if (baseUrl === undefined || !/^https?:\/\//i.test(baseUrl) || !URL.canParse(baseUrl)) return undefined
  const segments = file.split('/')
  // Files are named from the content folder on, the address is that of the course.
  const own = segments.length > 1 && slug(segments[0] ?? '', id.length) === id ? segments.slice(1) : segments
  const path = own.map(encodeURIComponent).join('/')
  const address = `${baseUrl.replace(/\/+$/, '')}/${path}`
  return WITH_LINES.test(new URL(baseUrl).hostname) ? `${address}#L${line}` : address
}
