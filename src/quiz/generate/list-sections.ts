import { plainText } from '../../core/rich-text.js'
import type { Fact } from '../../notes/course.js'

/** From so many lines between two items on they are of two lists. */
const FAR = 6

/** What stands under different headings, or far apart, is no one list, though it is all of one concept. */
export function bySection(facts: readonly Fact[]): readonly (readonly Fact[])[] {
  const sections: Fact[][] = []
  for (const fact of facts) {
    const section = sections.at(-1)
    const before = section?.at(-1)
    if (section === undefined || before === undefined || !isNextTo(before, fact) || isAnnouncement(before))
      sections.push([fact])
    else section.push(fact)
  }
  return sections
}

/** A line that ends in a colon, with its list behind it instead of below. */
export const isAnnouncement = ({ content, children }: Fact): boolean =>
  children.length === 0 && plainText(content).trimEnd().endsWith(':')

const isNextTo = (before: Fact, { source }: Fact): boolean =>
  before.source.file === source.file &&
  before.source.headings.join('\n') === source.headings.join('\n') &&
  source.line - lastLine(before) < FAR

const lastLine = ({ source, children }: Fact): number =>
  children.reduce((last, child) => Math.max(last, lastLine(child)), source.line)
