import { plainText } from '../core/rich-text.js'
import type { Fact } from '../notes/course.js'

/** The line of the notes that a fact is; several cells of a table's row stand on one. */
export const lineOf = ({ content, source }: Fact): string =>
  JSON.stringify([source.file, source.line, plainText(content)])

/** The lines that facts show, with what is nested in them. */
export function linesOf(facts: readonly Fact[]): Set<string> {
  const lines = new Set<string>()
  const visit = (fact: Fact): void => {
    if (fact.block === undefined) lines.add(lineOf(fact))
    fact.children.forEach(visit)
  }
  facts.forEach(visit)
  return lines
}

/** Facts without the lines that a card shows elsewhere; what only announced those goes with them. */
export function withoutLines(facts: readonly Fact[], shown: ReadonlySet<string>): Fact[] {
  if (shown.size === 0) return [...facts]
  return facts.flatMap((fact): Fact[] => {
    if (fact.block === undefined && shown.has(lineOf(fact))) return []
    const children = withoutLines(fact.children, shown)
    const isEmptied = fact.children.length > 0 && children.length === 0 && /:\s*$/.test(plainText(fact.content))
    if (isEmptied && fact.block === undefined) return []
    const isWhole = children.length === fact.children.length && children.every((one, at) => one === fact.children[at])
    return [isWhole ? fact : { ...fact, children }]
  })
}

/** Each line where it stands first. */
export function eachOnce(facts: readonly Fact[]): Fact[] {
  const shown = new Set<string>()
  return facts.flatMap(fact => {
    const own = withoutLines([fact], shown)
    for (const line of linesOf(own)) shown.add(line)
    return own
  })
}
