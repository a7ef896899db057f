import { type Block, type Inline, type ListItem, plainText } from '../core/rich-text.js'
import {
  isAnswerCallout,
  isDefiningQuote,
  isDefinitionCallout,
  isExampleCallout,
  isQuestionCallout,
  readCallout,
} from './callouts.js'
import { withoutCardMarks } from './card-marks.js'
import { takeChoices } from './choice-questions.js'
import type { FactRole, Source } from './course.js'
import { hasDeadlineCue } from './deadline-cues.js'
import { emphasizedTerm, readDefinedTerm } from './defined-term.js'
import {
  DEFINING,
  defineByForm,
  definedByFirst,
  definitionFact,
  type Entry,
  type EntryFact,
  fact,
  isShort,
  roleOfBlock,
  saysSomething,
  titleKey,
} from './entry-fact.js'
import { isPassedOver, isResultOf, quotedNames, resultAfter, takeSign, tidy, withoutExamMark } from './fact-text.js'
import { isGlossary, isGlossaryOfLines, readLead } from './lead.js'
import { codeTerm, leadTerm } from './lead-term.js'
import { isCardTitle, isExampleTitle, roleOfLead } from './marks.js'
import type { Section } from './outline.js'
import { glossaryOf, isContinuedBy, isMarkedLead, joinGlossaries, paragraphParts } from './paragraph-parts.js'
import { holdsQuestions, isNoQuestion, isQuestionHeading } from './question-sections.js'
import { roleOfText } from './roles.js'
import { readTableSubjects } from './table-facts.js'
import { readTerm, type Term } from './term.js'

/** A fact that the notes mark as a likely exam question. */
export interface MarkedFact {
  readonly subject: string
  readonly text: string
  readonly source: Source
}

export interface NoteEntries {
  readonly entries: readonly Entry[]
  /** What stands under no term, one for each heading. */
  readonly loose: readonly Entry[]
  readonly marked: readonly MarkedFact[]
}

/** What is to be read, and what of it is passed over. */
export interface NoteToRead {
  readonly file: string
  /** What the whole note is about, where no heading of its own says so. */
  readonly term: Term | undefined
  /** What the note is called, be that a term or not. */
  readonly title: string
  readonly line: number
  /** Whether its tags say that it holds flashcards. */
  readonly hasCards: boolean
  /** Titles, as their keys, that name kinds of passages in this course. */
  readonly stopTitles: ReadonlySet<string>
}

interface Scope {
  readonly file: string
  readonly headings: readonly string[]
  /** The passage that the facts here belong to. */
  readonly entry: Entry | undefined
  /** Whether the items here are the members of an announced list: "Module:". */
  readonly isEnumeration: boolean
  /** Whether all here is said of one case: in "Example: KVM", "hypervisor is a kernel module" speaks of KVM's. */
  readonly isExample: boolean
  readonly role: FactRole | undefined
  /** Whether the items of this list name terms in lower case, each with its meaning nested in it. */
  readonly isGlossary?: boolean
  /** Whether they name one each and say behind it what it is. */
  readonly isGlossaryOfLines?: boolean
  /** Whether the section above holds questions to the reader. */
  readonly isInQuestions?: boolean
}

/** Reads the passages of one note from its outline. */
export function readEntries(root: Section, note: NoteToRead): NoteEntries {
  const { file } = note
  const entries: Entry[] = []
  const loose: Entry[] = []
  const likely: MarkedFact[] = []

  const readSection = (section: Section, outer: Scope): void => {
    const headings = section.title === '' ? outer.headings : [...outer.headings, section.title]
    const source: Source = { file, line: section.line, headings }
    const isInside = outer.isInQuestions === true
    if (isInside && isQuestionHeading(section.title)) return
    if (holdsQuestions(section, isInside)) {
      const inner: Scope = { ...outer, headings, isInQuestions: true }
      readAmongQuestions(section, inner)
      for (const child of section.sections) readSection(child, inner)
      return
    }
    const term = section.title === '' || isCardTitle(section.title) ? undefined : readTerm(section.title, 'heading')
    const entry = openTerm(term, outer.entry, 'heading', source)
    const role = entry === undefined ? roleOfLead(section.title) : undefined
    const isExample = outer.isExample || isExampleTitle(section.title)
    const scope: Scope = { file, headings, entry: entry ?? outer.entry, isEnumeration: false, isExample, role }
    const blocks = takeChoices(section.blocks, section.title).rest
    const [first, ...others] = blocks
    const told =
      entry !== undefined && first !== undefined && isDefiningQuote(first)
        ? [...readBlocks([first], { ...scope, role: 'definition' }), ...readBlocks(others, scope)]
        : readBlocks(blocks, scope)
    append(scope.entry?.facts ?? openLoose(section, source), told)
    for (const child of section.sections) readSection(child, scope)
  }

  /** What is no question in a section of them: terms that were added below the last one, boxes to tick, statements. */
  const readAmongQuestions = ({ title, blocks }: Section, scope: Scope): void => {
    const explained = blocks.filter(
      block => block.type === 'paragraph' && isMarkedLead(block.children) && !plainText(block.children).includes('?'),
    )
    const told = blocks.flatMap((block): Block[] => {
      const children =
        block.type === 'list' ? block.children.filter(item => isNoQuestion(item, title, block.children)) : []
      return block.type === 'list' && children.length > 0 ? [{ ...block, children }] : []
    })
    append(scope.entry?.facts, [
      ...readBlocks(explained, scope).filter(({ opens }) => opens !== undefined),
      ...readBlocks(told, scope),
    ])
  }

  /** Where what belongs to no term is kept. */
  const openLoose = ({ title }: Section, source: Source): EntryFact[] => {
    const term = { title: title === '' ? note.title : title, aliases: [], parentheses: [] }
    const entry: Entry = { term, parent: undefined, rank: 'mention', facts: [], source }
    loose.push(entry)
    return entry.facts
  }

  const openTerm = (
    term: Term | undefined,
    parent: Entry | undefined,
    rank: Entry['rank'],
    source: Source,
  ): Entry | undefined => {
    if (term === undefined || note.stopTitles.has(titleKey(term.title))) return undefined
    const entry: Entry = { term, parent, rank, facts: [], source }
    entries.push(entry)
    return entry
  }

  const readBlocks = (blocks: readonly Block[], scope: Scope): EntryFact[] => {
    // Behind a rule nobody goes on with the pros, or the cons.
    const rule =
      scope.role === undefined ? -1 : blocks.findIndex((block, at) => at > 0 && block.type === 'thematicBreak')
    if (rule === -1) return readRun(blocks, scope)
    return [
      ...readRun(blocks.slice(0, rule), scope),
      ...readBlocks(blocks.slice(rule + 1), { ...scope, role: undefined }),
    ]
  }

  const readRun = (all: readonly Block[], scope: Scope): EntryFact[] =>
    // What stands to choose from may be wrong.
    joinGlossaries(takeChoices(all).rest).flatMap((block, index, blocks): EntryFact[] => {
      const source: Source = { file, line: block.line, headings: scope.headings }
      const [before, after] = [blocks[index - 1], blocks[index + 1]]
      if (isResultOf(before, block)) return []
      if (listBelow(before, block).length > 0) return []
      switch (block.type) {
        case 'paragraph':
          return readParagraph(block.children, listBelow(block, after), scope, source)
        case 'heading':
          return readHeadingInside(block, scope, source)
        case 'list':
          return readList(block, scope)
        case 'definition': {
          const entry = openTerm(readTerm(plainText(block.term)), scope.entry, 'lead', source)
          const children = readBlocks(block.children, { ...scope, entry: entry ?? scope.entry, role: 'definition' })
          append(entry?.facts, children)
          return [fact('property', block.term, source, { children, opens: entry })]
        }
        case 'table':
          return [readTable(block, scope, source)]
        case 'code':
        case 'math':
          return [fact(scope.role ?? roleOfBlock(block), resultAfter(block, after), source, { block })]
        case 'blockquote':
          return readQuote(block, scope, source)
        default:
          return []
      }
    })

  /** A paragraph is one statement, or several lines that begin with a term each. */
  const readParagraph = (
    content: readonly Inline[],
    nested: readonly Block[],
    scope: Scope,
    source: Source,
  ): EntryFact[] => {
    if (isPassedOver(content)) return []
    const cards = withoutCardMarks(content, note.hasCards)
    if (cards !== undefined) {
      return cards.map(({ nodes, offset }) =>
        itemFact(nodes, [], scope, { ...source, line: source.line + offset }, false),
      )
    }
    const glossary = nested.length > 0 ? undefined : glossaryOf(content, source.line)
    if (glossary !== undefined) return readList(glossary, scope)
    const parts = paragraphParts(content)
    return parts.map(({ nodes, offset }) =>
      itemFact(nodes, nested, scope, { ...source, line: source.line + offset }, nested.length > 0),
    )
  }

  /** The list that goes on with a paragraph, as if it were nested in it. */
  const listBelow = (block: Block | undefined, next: Block | undefined): readonly Block[] => {
    if (block?.type !== 'paragraph' || next === undefined || !isContinuedBy(block.children, next)) return []
    return isPassedOver(block.children) || withoutCardMarks(block.children, note.hasCards) !== undefined ? [] : [next]
  }

  /** A heading inside of a list or a box: Logseq's outlines. */
  const readHeadingInside = (block: Extract<Block, { type: 'heading' }>, scope: Scope, source: Source): EntryFact[] => {
    const entry = openTerm(readTerm(plainText(block.children)), scope.entry, 'lead', source)
    return [fact('property', tidy(block.children), source, { opens: entry })]
  }

  const readList = (list: Extract<Block, { type: 'list' }>, scope: Scope): EntryFact[] => {
    const own: Scope = {
      ...scope,
      isGlossary: isGlossary(list.children),
      isGlossaryOfLines: isGlossaryOfLines(list.children),
    }
    const items = list.children.map(item => readItem(item, own))
    const facts = items.flat()
    const isStep = list.ordered && facts.length > 1 && !facts.every(one => one.lead !== undefined || isShort(one))
    const isNumbered = isStep || (list.ordered && scope.role === 'step')
    const inRole = (one: EntryFact): EntryFact => {
      if (scope.role !== undefined || one.role !== 'property') return one
      return isStep ? { ...one, role: 'step' } : scope.isEnumeration ? { ...one, role: 'part' } : one
    }
    return items.flatMap((item, index) =>
      item.map(inRole).map((one, at) => {
        return isNumbered && at === 0 ? { ...one, number: list.start + index } : one
      }),
    )
  }

  const readTable = (table: Extract<Block, { type: 'table' }>, scope: Scope, source: Source): EntryFact => {
    for (const { name, line, cells } of readTableSubjects(table.header, table.rows)) {
      const code = name.length === 1 && name[0]?.type === 'inlineCode' ? codeTerm(name[0].value) : undefined
      const entry = openTerm(code ?? readTerm(plainText(name)), scope.entry, 'lead', { ...source, line })
      for (const { label, content, role, line: at } of cells) {
        const shown = tidy(content)
        const isDefinition = role === 'definition' || cells.length === 1
        const text: Inline[] = isDefinition || label === '' ? shown : [{ type: 'text', value: `${label}: ` }, ...shown]
        const own = role ?? (cells.length === 1 ? 'definition' : roleOfText(plainText(shown), shown))
        entry?.facts.push(fact(own, text, { ...source, line: at }, isDefinition || label === '' ? {} : { lead: label }))
      }
    }
    return fact(scope.role ?? 'property', [], source, { block: table })
  }

  const readQuote = (block: Extract<Block, { type: 'blockquote' }>, scope: Scope, source: Source): EntryFact[] => {
    const callout = readCallout(block)
    if (callout === undefined) return readBlocks(block.children, scope)
    const { kind, title, content } = callout
    const named = plainText(title).trim()
    // "Definition" over a definition says no more than the box.
    const heading = isDefinitionCallout(kind) && roleOfLead(named) === 'definition' ? '' : named
    // What asks is a question, not a fact; `cards.ts` reads it.
    if (isQuestionCallout(callout) || (kind === 'details' && /\?\s*$/.test(heading))) return []
    if (isExampleCallout(kind)) return readBlocks(content, { ...scope, role: scope.role ?? 'example' })
    const isDefining = isDefinitionCallout(kind)
    const name = heading === '' && isDefining ? definedIn(content) : heading
    const isBrief = isDefining || heading.split(/\s+/).length <= 4
    const term = name === '' || !isBrief || isAnswerCallout(kind) ? undefined : readTerm(name)
    const entry = content.length === 0 ? undefined : openTerm(term, scope.entry, 'lead', source)
    const role = isDefining ? 'definition' : roleOfLead(heading)
    const children = readBlocks(content, { ...scope, entry: entry ?? scope.entry, isEnumeration: false, role })
    append(entry?.facts, children)
    if (heading === '') return children
    return [fact('property', tidy(title), source, { children, opens: entry, lead: heading })]
  }

  const readItem = (item: ListItem, scope: Scope): EntryFact[] => {
    const [first, ...rest] = item.children
    if (first === undefined) return []
    // "- + faster" is a bullet that holds nothing but another list: the inner mark says whether it is a pro or a con.
    if (first.type === 'list' && (first.marker === '+' || first.marker === '-') && item.line === first.line) {
      const role = first.marker === '+' ? 'advantage' : 'disadvantage'
      return readBlocks(item.children, { ...scope, role, isEnumeration: false })
    }
    const source: Source = { file, line: item.line, headings: scope.headings }
    if (first.type === 'heading') {
      return [itemFact([{ type: 'strong', children: first.children }], rest, scope, source, true)]
    }
    if (first.type !== 'paragraph') return readBlocks(item.children, scope)
    const [marked, examMark] = withoutExamMark(first.children)
    const [card, ...more] = withoutCardMarks(marked, note.hasCards) ?? []
    const content = card === undefined || more.length > 0 ? marked : card.nodes
    if (tidy(content).length === 0) return readBlocks(rest, scope)
    if (examMark) likely.push({ subject: scope.entry?.term.title ?? '', text: plainText(content), source })
    if (isCardTitle(plainText(content)) || takeChoices(item.children).questions.length > 0) return []
    return [itemFact(content, rest, scope, source, true)]
  }

  /** A bullet, or a paragraph, with what is nested in it. */
  const itemFact = (
    content: readonly Inline[],
    nested: readonly Block[],
    scope: Scope,
    source: Source,
    isItem: boolean,
  ): EntryFact => {
    const found = readLead(content, nested.length > 0, scope.isGlossary)
    const lead = isItem || found?.kind === 'bold' || found?.kind === 'code' ? found : undefined
    const hasRest = (lead?.rest.length ?? 0) > 0
    const led = lead === undefined ? undefined : leadTerm(lead, scope, nested.length > 0)
    const opened = openTerm(led, scope.entry, lead?.kind === 'plain' ? 'mention' : 'lead', source)
    const defined = opened === undefined && lead?.kind !== 'code' ? readDefinedTerm(content) : undefined
    const isOwn = defined !== undefined && isAbout(scope.entry, defined.text)
    const isOfExample = scope.isExample && defined?.isMarked === false
    const definedEntry =
      defined === undefined || isOwn || isOfExample
        ? undefined
        : openTerm(readTerm(defined.text), scope.entry, 'mention', source)
    if (isOwn) openTerm(readTerm(defined.text), scope.entry, 'mention', source)
    const entry = opened ?? definedEntry
    const text = plainText(content)
    const role = lead === undefined || entry !== undefined ? undefined : roleOfLead(lead.text)
    const inner = (): Scope => {
      const isAnnouncement = /:\s*$/.test(text) || (lead !== undefined && lead.rest.length === 0)
      return {
        ...scope,
        isGlossary: false,
        isGlossaryOfLines: false,
        entry: entry ?? scope.entry,
        isEnumeration: isAnnouncement && entry === undefined && !hasDeadlineCue(text),
        role: role ?? (entry === undefined ? scope.role : undefined),
      }
    }
    const children = nested.length === 0 ? [] : readBlocks(nested, inner())
    const own = inlineFact(content, scope, source)
    if (opened !== undefined && lead !== undefined) {
      if (hasRest) opened.facts.push(definitionFact(lead.rest, source))
      append(opened.facts, lead.kind === 'outline' && scope.isGlossary === true ? definedByFirst(children) : children)
    } else if (definedEntry !== undefined) {
      definedEntry.facts.push({ ...own, role: 'definition', children })
    }
    for (const name of quotedNames(content)) {
      if (name.title !== entry?.term.title) openTerm(name, scope.entry, 'mention', source)?.facts.push(own)
    }
    const isLed = lead !== undefined && (entry !== undefined || (lead.kind !== 'gloss' && isItem))
    return fact(isOwn && DEFINING.has(own.role) ? 'definition' : (role ?? own.role), own.content, source, {
      children,
      lead: isLed ? lead.text : undefined,
      opens: entry,
    })
  }

  const inlineFact = (content: readonly Inline[], scope: Scope, source: Source): EntryFact => {
    const signed = takeSign(content)
    const shown = tidy(signed?.content ?? content)
    return fact(signed?.role ?? scope.role ?? roleOfText(plainText(shown), shown), shown, source, {})
  }

  const source: Source = { file, line: note.line, headings: [] }
  const entry = openTerm(note.term, undefined, 'heading', source)
  readSection(root, { file, headings: [], entry, isEnumeration: false, isExample: false, role: undefined })
  for (const { facts } of entries) defineByForm(facts)
  return { entries, loose: loose.filter(({ facts }) => facts.some(saysSomething)), marked: likely }
}

function isAbout(entry: Entry | undefined, name: string): boolean {
  if (entry === undefined) return false
  const key = titleKey(name.replace(/\s*\([^()]*\)/g, ''))
  return [entry.term.title, ...entry.term.aliases].some(title => titleKey(title) === key)
}

/** The term that the text of a definition without a title sets off. */
function definedIn(content: readonly Block[]): string {
  const [first] = content
  return first?.type === 'paragraph' ? (emphasizedTerm(first.children) ?? '') : ''
}

/** A note can hold more facts than a call may have arguments. */
function append(facts: EntryFact[] | undefined, more: readonly EntryFact[]): void {
  for (const one of more) facts?.push(one)
}
