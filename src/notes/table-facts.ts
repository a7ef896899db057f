import { type Inline, plainText, type TableRow } from '../core/rich-text.js'
import type { FactRole } from './course.js'
import { isNotATerm, roleOfLead } from './marks.js'
import { isNounPhrase } from './noun-phrase.js'

/** A table read as statements about things: one subject with what its other cells say. */
export interface TableSubject {
  readonly name: readonly Inline[]
  readonly line: number
  readonly cells: readonly {
    readonly label: string
    readonly content: readonly Inline[]
    readonly role: FactRole | undefined
    readonly line: number
  }[]
}

const NAME_HEADERS =
  /^(?:begriff\w*|term\w*|name\w*|konzept\w*|concept\w*|abkürzung\w*|abbreviation\w*|acronym\w*|kürzel|wort|word|bezeichnung\w*|befehl\w*|commands?|kommando\w*|operator\w*|element\w*|komponente\w*|components?|tool\w*|methode\w*|methods?|verfahren|algorithm\w*|typ\w*|types?|art|arten|kind|phase\w*|stage\w*|protokoll\w*|protocols?|pattern\w*|muster|prinzip\w*|principles?|theor\w*|modell\w*|models?|rolle\w*|roles?|schicht\w*|layers?|klasse\w*|class\w*|organ\w*|enzym\w*|enzymes?|hormon\w*|drugs?|disease\w*|krankheit\w*|muscle\w*|muskel\w*|nerve\w*|bone\w*|fall|case|law|gesetz|artikel|article|flag\w*|option\w*|keyword\w*|symbol\w*|stil|style|merkmal\w*|feature\w*|notation\w*|datentyp\w*|data ?types?|structure\w*|strategie\w*|strateg(?:y|ies)|technique\w*|technik\w*|attack\w*|angriff\w*|person\w*|ereignis\w*|event\w*)$/iu
const PROPERTY_HEADERS =
  /^(?:|#|nr\.?|no\.?|eigenschaft\w*|propert(?:y|ies)|kriteri\w*|criteri\w*|aspekt\w*|aspects?|attribute?\w*|merkmal\w*|feature\w*|unterschied\w*|differences?|vergleich|comparison|dimension|category|kategorie|basis|parameter|vs\.?|thema|topic|punkt)$/iu
const SKIPPED =
  /^(?:#|nr\.?|no\.?|datum|date|zeit|time|woche|week|kw|tag|day|seite|page|jahr|year|termin\w*|abgabe\w*|deadline\w*|due\b.*|slides?|folien|links?|lecture|vorlesung|reading\w*|assignment\w*|id|index|punkte|points|note|grade|weight)$/iu
const MOST_ROWS = 400

/** The things that a table's rows, or its columns, are about; none where it holds figures, dates or a truth table. */
export function readTableSubjects(header: TableRow, rows: readonly TableRow[]): TableSubject[] {
  if (rows.length === 0 || rows.length > MOST_ROWS || header.cells.length < 2) return []
  const labels = header.cells.map(cell => plainText(cell).trim())
  const [corner = ''] = labels
  if (SKIPPED.test(corner)) return []
  const names = rows.map(row => plainText(row.cells[0] ?? []).trim())
  const others = labels.slice(1)
  const isByColumn =
    PROPERTY_HEADERS.test(corner) &&
    others.every(isName) &&
    !others.some(label => roleOfLead(label) !== undefined) &&
    new Set(others).size === others.length
  if (isByColumn) return byColumn(header, rows)
  const sound = names.filter(isName)
  const isNamed = NAME_HEADERS.test(corner.replace(/\s*\([^()]*\)$/, ''))
  if (sound.length < rows.length * (isNamed ? 0.4 : 0.8)) return []
  const texts = rows.flatMap(row => row.cells.slice(1)).map(cell => plainText(cell).trim())
  const wordy = texts.filter(text => /\p{L}{2}.*\s.*\p{L}{2}/u.test(text)).length
  if (!isNamed && wordy < texts.length * 0.4) return []
  if (isNamed && texts.every(text => !/\p{L}{2}/u.test(text))) return []
  return rows.flatMap((row, index): TableSubject[] => {
    if (!isName(names[index] ?? '')) return []
    const cells = row.cells.slice(1).map((content, at) => ({
      label: labels[at + 1] ?? '',
      content,
      role: roleOfLabel(labels[at + 1] ?? ''),
      line: row.line,
    }))
    return [{ name: row.cells[0] ?? [], line: row.line, cells: cells.filter(({ content }) => isSaying(content)) }]
  })
}

function byColumn(header: TableRow, rows: readonly TableRow[]): TableSubject[] {
  return header.cells.slice(1).map(
    (name, column): TableSubject => ({
      name,
      line: header.line,
      cells: rows
        .map(row => {
          const label = plainText(row.cells[0] ?? []).trim()
          return { label, content: row.cells[column + 1] ?? [], role: roleOfLead(label), line: row.line }
        })
        .filter(({ content, label }) => label !== '' && isSaying(content)),
    }),
  )
}

const DEFINING =
  /^(?:bedeutung|beschreibung|definition|erklärung|erläuterung|meaning|description|explanation|what it (?:is|does)|purpose|zweck|funktion|function|role|langform|long form|full name|stands for)$/i
const roleOfLabel = (label: string): FactRole | undefined =>
  roleOfLead(label) ?? (DEFINING.test(label) ? 'definition' : undefined)

const isSaying = (content: readonly Inline[]): boolean => /[\p{L}\d]/u.test(plainText(content))

function isName(text: string): boolean {
  if (text.length < 2 || text.length > 60 || /^[\d.,\s%–-]+$/.test(text)) return false
  const bare = text.replace(/\s*\([^()]*\)/g, '')
  return !isNotATerm(bare) && (isNounPhrase(bare) || /^[\w$-]+(?:\(\))?$/.test(bare)) && bare.split(/\s+/).length <= 5
}
