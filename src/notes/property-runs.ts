export interface Property {
  readonly indent: string
  readonly bullet: string
  readonly name: string
  readonly value: string
}

const KNOWN =
  /^(?:collapsed|id|alias|aliases|title|tags|tag|type|heading|icon|public|filters|template|template-including-parent|exclude-from-graph-view|background-color|background-image|created|created-at|updated-at|date|sources?|author|references?|status|rating|deadline|due|scheduled|class|progress|marks|ls-type|hl-page|hl-color|hl-type|file|file-path|card-[\w-]+|logseq\.[\w.-]+|query-[\w-]+)$/
const PROPERTY = /^(\s*)(-\s+|>\s*)?([a-zA-Z][\w.-]*)::(?:\s+(.*))?$/
const IS_LOGSEQ = /^\s*(?:-\s+)?(?:collapsed|id|logseq\.[\w-]+|card-last-interval):: /

/**
 * Reads the properties of a page or a block (`alias:: A, B`). Names that mean something to no tool are properties too where
 * they stand in a row with one that does: alone, "term:: meaning" is a flashcard.
 */
export function propertyRuns(lines: readonly string[]): (line: string, index: number) => Property | undefined {
  const isLogseq = lines.some(line => IS_LOGSEQ.test(line))
  const inRun = new Set<number>()
  let run: number[] = []
  let isKnown = false
  for (const [index, line] of [...lines, ''].entries()) {
    const name = line.includes('::') ? PROPERTY.exec(line)?.[3] : undefined
    if (name !== undefined) {
      run.push(index)
      isKnown ||= KNOWN.test(name)
    } else if (run.length > 0) {
      if (isKnown) for (const at of run) inRun.add(at)
      run = []
      isKnown = false
    }
  }
  return (line, index) => {
    const match = PROPERTY.exec(line)
    if (match === null) return undefined
    const [, indent = '', bullet = '', name = '', value = ''] = match
    const isNamed = /^[a-z][\w.-]*$/.test(name) && bullet === '' && (isLogseq || inRun.has(index))
    return KNOWN.test(name) || isNamed ? { indent, bullet, name, value } : undefined
  }
}
