import { createHash } from 'node:crypto'
import type { ImageRef } from '../chat/card.js'
import { mathText } from '../core/math-text.js'
import type { Inline } from '../core/rich-text.js'
import type { Fact } from '../notes/course.js'

/** A formula that no line of text can say, such as a matrix. */
export interface Formula {
  readonly latex: string
  /** Of the fact that it stands in. */
  readonly line: number
}

/** Formulas' pictures among images of other kinds. */
const KIND = 'tex'
const LONGEST = 2000

export const formulaRef = (latex: string): ImageRef =>
  `${KIND}:${createHash('sha256').update(latex).digest('hex').slice(0, 32)}`

/** The formulas of facts and of those below them, each once, that need a picture; not those of a concept's own bullet. */
export function formulasIn(facts: readonly Fact[]): readonly Formula[] {
  const found = new Map<string, Formula>()
  const visit = ({ content, block, children, conceptId, source }: Fact): void => {
    if (conceptId !== undefined) return
    const all = [...latexIn(content), ...(block?.type === 'math' ? [block.value] : [])]
    for (const latex of all) {
      const needsPicture = latex.trim() !== '' && latex.length <= LONGEST && mathText(latex) === undefined
      if (needsPicture && !found.has(latex)) found.set(latex, { latex, line: source.line })
    }
    children.forEach(visit)
  }
  facts.forEach(visit)
  return [...found.values()]
}

function latexIn(nodes: readonly Inline[]): string[] {
  return nodes.flatMap(node => {
    if (node.type === 'inlineMath') return [node.value]
    return 'children' in node ? latexIn(node.children) : []
  })
}
