import { fitText } from '../chat/paginate.js'
import { type Inline, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import type { Source } from '../notes/course.js'

/** Enough for the usual path; of a longer one its beginning is shown. */
const LONGEST = 280

/** Where something stands in the notes: `week-02.md › Virtualization › Ballooning › line 114`. */
export function sourceText(source: Source, t: Translator, longest = LONGEST): string {
  return `${fitText([source.file, ...source.headings].join(' › '), longest)} › ${t('source.line', { line: source.line })}`
}

export function sourceLine(source: Source, t: Translator): Inline[] {
  return [text(`📄 ${sourceText(source, t)}`)]
}
