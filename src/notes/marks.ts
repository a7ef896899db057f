import { fold } from '../core/fold.js'
import type { FactRole } from './course.js'

/**
 * The words by which notes say what a passage is, German and English together: notes mix them freely.
 * All tables hold folded text (`core/fold.ts`).
 */

const words = (list: string): ReadonlySet<string> =>
  new Set(
    list
      .trim()
      .split(/\s*,\s*/)
      .map(fold),
  )

/** Headings of sections that hold questions to the reader. */
const QUESTION_SECTIONS = words(`
  fragen, frage, pruefungsfragen, kontrollfragen, uebungsfragen, repetitionsfragen, lernfragen, verstaendnisfragen,
  wiederholungsfragen, testfragen, questions, question, exam questions, review questions, practice questions,
  self test, selbsttest, quiz, q&a, check your understanding, study questions, typische pruefungsfragen
`)

/** Headings and leads that name a kind of passage, not a thing. */
const NOT_A_TERM = words(`
  aufgaben, aufgabe, beispiele, beispiel, bsp, uebersicht, ueberblick, zusammenfassung, einleitung, einfuehrung, intro,
  inhalt, inhaltsverzeichnis, problem, probleme, loesung, loesungen, vorteil, vorteile, nachteil, nachteile, vergleich,
  eigenschaften, eigenschaft, merkmale, fokus, ziel, ziele, lernziele, architektur, aufbau, komponenten, services, module,
  modul, cluster features, befehl, befehle, notizen, notiz, hinweis, hinweise, wichtig, achtung, merke, tipp, tipps, fazit,
  quellen, links, literatur, anhang, agenda, recap, rueckblick, ausblick, abgabe, abgaben, termine, hausaufgaben, todo,
  typ, typen, arten, art, definition, definitionen, formel, formeln, gegenueberstellung, anwendung, anwendungen, grundlagen,
  zweck, funktion, funktionsweise, ablauf, schritte, vorgehen, anforderungen, voraussetzungen, fragen, frage, diverses,
  example, examples, overview, summary, introduction, contents, table of contents, problems, solution, solutions, pro,
  pros, con, cons, contra, advantage, advantages, disadvantage, disadvantages, drawback, drawbacks, comparison, properties, features,
  focus, goal, goals, objectives, learning objectives, architecture, components, commands, command, note, notes, important,
  warning, attention, remember, tip, tips, conclusion, sources, references, further reading, appendix, outline, review,
  outlook, deadlines, homework, tasks, task, exercises, exercise, uebung, uebungen, type, types, kinds, definitions,
  formula, formulas, usage, application, applications, basics, background, motivation, purpose, function, how it works,
  steps, procedure, requirements, prerequisites, questions, misc, result, results, ergebnis, ergebnisse, why, warum, what,
  was, how, wie, ratio, ratios, zum ausprobieren, see also, siehe auch, port, ports, vorsicht, nutzen, einsatz, bemerkung,
  remark, details, idee, idea, theorie, theory, praxis, kontext, context, begriffe, glossar, terms, glossary
`)

const EXAMPLE_PREFIXES = words(`
  example, beispiel, bsp, case study, fallbeispiel, fallstudie, exkurs, definition, def, konzept, concept, begriff, term,
  thema, topic, kapitel, chapter, teil, part, lektion, lesson, lecture, vorlesung, woche, week, satz, theorem, lemma
`)

const ROLE_LEADS: readonly (readonly [FactRole, ReadonlySet<string>])[] = [
  [
    'advantage',
    words('vorteil, vorteile, pro, pros, advantage, advantages, benefit, benefits, nutzen, staerken, plus'),
  ],
  [
    'disadvantage',
    words(`nachteil, nachteile, contra, con, cons, disadvantage, disadvantages, drawback, drawbacks, problem, probleme,
      problems, risiko, risiken, risk, risks, schwaechen, minus, limitation, limitations, vorsicht, achtung`),
  ],
  [
    'example',
    words('beispiel, beispiele, bsp, bekanntes beispiel, bekannte beispiele, example, examples, z b, e g, for example'),
  ],
  ['formula', words('formel, formula, berechnung, calculation')],
  ['command', words('befehl, befehle, command, commands')],
  ['definition', words('definition, def')],
]

const QUESTION_WORDS = words(`
  was, wie, warum, wieso, weshalb, wozu, wann, wo, wer, wen, wem, welche, welcher, welches, welchen, welchem, womit, wodurch,
  worin, woraus, what, which, why, how, when, where, who, whom, whose, is, are, does, do, can, should, in, by, inwiefern
`)

const IMPERATIVES = words(`
  explain, describe, compare, contrast, define, name, list, discuss, compute, calculate, give, state, outline, show, prove,
  derive, sketch, draw, justify, evaluate, summarize, summarise, identify, illustrate, distinguish, differentiate, determine,
  erklaere, erklaeren, beschreibe, beschreiben, vergleiche, vergleichen, definiere, definieren, nenne, nennen, diskutiere,
  diskutieren, berechne, berechnen, begruende, begruenden, zeige, zeigen, beweise, skizziere, skizzieren, erlaeutere,
  erlaeutern, unterscheide, unterscheiden, zaehle, ordne, bestimme, leite
`)

/** Without what only speaks of exams ("Prüfungsfrage") or of causes ("due to"). */
const DEADLINE_CUES =
  /\b(?:abgaben?|abgabe\w+|abzugeben|einreich\w*|deadlines?|due(?! to\b)|submission|submit|hand[- ]?in|frist\w*|pruefung(?!s?(?:frage|relevan|stoff|vorbereit))\w*|exams?(?! (?:question|relevan|prep))|examination|klausur(?!frage|relevan|stoff|vorbereit)\w*|testat\w*|midterm|anmeldeschluss|stichtag|faellig)\b/

/** Longer than any of the words above, so that whole sentences need not be folded to see that they are none. */
const LONGEST_MARK = 60

/** `fold` leaves plain words, so a heading is looked up by what it says, whatever its marks. */
export const isQuestionSection = (title: string): boolean =>
  title.length <= LONGEST_MARK && QUESTION_SECTIONS.has(fold(title))
export const isNotATerm = (title: string): boolean => title.length <= LONGEST_MARK && NOT_A_TERM.has(fold(title))
export const isExamplePrefix = (text: string): boolean => EXAMPLE_PREFIXES.has(fold(text).replace(/ ?\d+$/, ''))
export const hasDeadlineCue = (text: string): boolean => DEADLINE_CUES.test(fold(text))

const ROLE_OF_LEAD: ReadonlyMap<string, FactRole> = new Map(
  ROLE_LEADS.flatMap(([role, leads]) => [...leads].map(lead => [lead, role] as const)).reverse(),
)

/** The role that a lead such as "Vorteile" gives to what follows it. */
export function roleOfLead(lead: string): FactRole | undefined {
  return lead.length > LONGEST_MARK ? undefined : ROLE_OF_LEAD.get(fold(lead))
}

/** Whether a sentence begins as a question or a task does. */
export function beginsAsQuestion(text: string): boolean {
  const first = fold(text).split(' ')[0] ?? ''
  return QUESTION_WORDS.has(first) || IMPERATIVES.has(first)
}

/** "(Prüfungsfrage!)" and the like behind a fact. */
export const EXAM_MARK =
  /\s*[([]\s*(?:mögliche\s+|typische\s+)?(?:prüfungs(?:frage|relevant|stoff)?|klausur(?:frage|relevant)?|exam(?: question| relevant)?)\s*!*\s*[)\]]\s*/i
