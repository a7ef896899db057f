import { fold } from '../core/fold.js'
import { remember } from '../core/remember.js'
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
  self test, selbsttest, quiz, q&a, check your understanding, study questions, typische pruefungsfragen, klausurfragen,
  pruefungsfragen, moegliche pruefungsfragen, alte pruefungsfragen, fragenkatalog, fragensammlung, leitfragen, lernkontrolle,
  test yourself, self check, self assessment, selbstkontrolle, selbstueberpruefung, wiederholung fragen, fragen zur wiederholung,
  fragen zur vorlesung, fragen zum kapitel, offene fragen, open questions, discussion questions, diskussionsfragen,
  comprehension questions, concept questions, conceptual questions, short answer questions, essay questions, practice exam,
  past exam questions, past paper questions, sample questions, multiple choice questions, multiple choice, mcq, mcqs,
  quiz questions, quizfragen, verstaendnisfrage, kontrollfrage, wissensfragen, knowledge check, checkpoint, review quiz,
  possible exam questions, potential exam questions, exam prep questions, exam style questions, faq, preguntas, domande,
  flashcards, karteikarten, lernkarten, flash cards, anki, anki karten, cards
`)

/** Headings and leads that name a kind of passage, not a thing. */
const NOT_A_TERM = words(`
  aufgaben, aufgabe, beispiele, beispiel, bsp, uebersicht, ueberblick, zusammenfassung, einleitung, einfuehrung, intro,
  inhalt, inhalte, inhaltsverzeichnis, problem, probleme, loesung, loesungen, vorteil, vorteile, nachteil, nachteile,
  vergleich, eigenschaften, eigenschaft, merkmale, merkmal, fokus, ziel, ziele, lernziele, lernziel, architektur, aufbau,
  komponenten, services, module, modul, cluster features, befehl, befehle, notizen, notiz, hinweis, hinweise, wichtig,
  achtung, merke, merksatz, tipp, tipps, fazit, quellen, quelle, links, link, literatur, literaturtipps, literaturhinweise,
  literaturverzeichnis, anhang, agenda, recap, rueckblick, ausblick, abgabe, abgaben, termine, hausaufgaben, todo, todos,
  typ, typen, arten, art, definition, definitionen, formel, formeln, gegenueberstellung, anwendung, anwendungen,
  anwendungsbeispiele, grundlagen, zweck, funktion, funktionsweise, ablauf, schritte, schritt, vorgehen,
  vorgehensweise, anforderungen, voraussetzungen, voraussetzung, fragen, frage, diverses, sonstiges, allgemeines, allgemein,
  beweis, beweisidee, bemerkung, bemerkungen, anmerkung, anmerkungen, folgerung, folgerungen, folge, folgen, behauptung,
  konsequenz, konsequenzen, ursache, ursachen, gruende, grund, bedeutung, beschreibung, erklaerung, erlaeuterung,
  kritik, bewertung, beurteilung, verwendung, varianten, variante, ausnahme, ausnahmen, regel, regeln, massnahmen,
  gegenmassnahmen, faktoren, bestandteile, elemente, struktur, gliederung, phasen, kriterien, methoden, methode, verfahren,
  werkzeuge, tools, rollen, grundsaetze, prinzipien, prinzip, gegebenheiten, rahmendaten, hintergrund, motivation,
  umsetzung, implementierung, analyse, interpretation, herleitung, rechnung, skizze, bild, bilder, abbildung, tabelle,
  material, materialien, ressourcen, unterlagen, thema, themen, stichworte, begriff, begriffe, glossar, abkuerzungen,
  organisation, organisatorisches, administratives, ankuendigungen, kontakt, dozent, dozenten, pruefung, klausur, pruefungen,
  uebung, uebungen, gruppenarbeit, wiederholung, repetition, kontext, idee, ergebnis, ergebnisse, resultat, warum, was, wie,
  wann, wo, wer, siehe auch, vorsicht, nutzen, einsatz, einsatzgebiete, einsatzbereiche, details, theorie, praxis, geschichte,
  zeitplan, wochenplan, herausforderungen, chancen, risiken, staerken, schwaechen, wirkung, auswirkungen, kosten,
  hauptthese, these, thesen, argumente, pro, contra, kontra, vorwort, danksagung, lizenz, impressum, autor, autoren, stand,
  zeit, ort, datum, einheit, symbol, zeichen, name, wert, kommentar, syntax, ausgabe, eingabe, code, quellcode,
  example, examples, overview, summary, introduction, contents, content, table of contents, problems, solution, solutions,
  pros, con, cons, advantage, advantages, disadvantage, disadvantages, drawback, drawbacks, comparison, comparisons,
  properties, property, features, feature, characteristics, focus, goal, goals, objective, objectives, learning objectives,
  learning outcomes, learning goals, outcomes, architecture, components, commands, command, note, notes, important,
  warning, attention, remember, tip, tips, conclusion, conclusions, sources, source, references, reference, bibliography,
  further reading, readings, reading, reading list, appendix, outline, review, outlook, deadlines, homework, tasks, task,
  exercises, exercise, assignments, assignment, type, types, kind, kinds, definitions, formula, formulas, formulae, usage,
  use, uses, use case, use cases, application, applications, basics, the basics, background, purpose, function, functions,
  how it works, how to, steps, step, procedure, requirements, prerequisites, questions, misc, miscellaneous, other, others,
  general, result, results, why, what, how, when, where, who, ratio, ratios, zum ausprobieren, see also, port, ports,
  remark, remarks, details, idea, ideas, key idea, theory, practice, context, terms, terminology, glossary, abbreviations,
  proof, proofs, claim, claims, corollary, corollaries, lemma, lemmas, lemmata, theorem, theorems, satz, saetze, korollar,
  observation, observations, intuition, discussion, analysis, approach, approaches, method, methods, techniques, strategies,
  strategy, cause, causes, effect, effects, impact, impacts, consequence, consequences, implications, benefits,
  benefit, limitation, limitations, challenge, challenges, risks, trade offs, tradeoffs, issues, issue, pitfalls, caveats,
  criticism, criticisms, critique, evaluation, assessment, history, origin, origins, structure, format, layout, setup,
  installation, install, configuration, implementation, implementations, design, environments,
  resources, resource, additional resources, useful links, materials, tools, tooling, code, source code, snippet, output,
  input, demo, lab, labs, exam, exams, midterm, quiz, lecture, lectures, slides, video, videos, recording, recordings,
  schedule, syllabus, logistics, administrivia, announcements, contact, contact info, instructor, instructors, staff,
  grading, welcome, getting started, about, about me, credits, acknowledgements, acknowledgments, license, licence,
  contributing, contributors, authors, author, changelog, faq, topics, topic, key points, key takeaways, takeaway, takeaways,
  key concepts, key terms, main points, main ideas, highlights, facts, fact, rule, rules, principles, principle, criteria,
  factors, elements, parts, part, stages, phases, roles, variants, variations, exceptions, exception, explanation, description,
  meaning, significance, importance, relevance, rationale, interpretation, derivation, calculation, image, images, figure,
  figures, table, tables, diagram, chart, title, name, date, time, place, location, value, values, unit, units, notation,
  symptoms, diagnosis, treatment, treatments, prognosis, epidemiology, etiology, aetiology, complications, management,
  prevention, pathophysiology, clinical features, clinical presentation, signs and symptoms, indications, contraindications,
  side effects, boundary, boundaries, blood supply, innervation, facts of the case, holding, held, reasoning, dissent,
  procedural history, rule of law, judgment, judgement, outcome, decision, possibilities, options, option, choices,
  exposition, scope, goals and objectives, next steps, wrap up, warm up, credit, keywords, keyword, tags, tag, metadata,
  vocabulary, vokabeln, backlinks, related, related notes, related work, related topics, see, siehe, verwandte themen,
  yes, no, ja, nein, true, false, default, if, else, else if, otherwise, sonst, then, dann, input output, case, cases, fall, faelle,
  first, second, third, erstens, zweitens, drittens, finally, idea behind, bonus, extra, optional, advanced, basic, exhibit,
  main article, hauptartikel, weiterfuehrend, weiterfuehrendes, weiterfuehrende literatur, lesetipps, lesetipp, low, high, avoid,
  task description, aufgabenstellung, loesungsweg, loesungsansatz, ansatz, musterloesung, allgemeine informationen, infos, info,
  information, informationen, heute, today, morgen, draft, entwurf, untitled, ohne titel, test, tests, index, home, readme,
  main, start, startseite, ende, end, spoiler, hint, hints, solution hints, answer, answers, antwort, antworten, lesson,
  lektion, kapitel, chapter, vorlesung, woche, week, teil, tag, day
`)

/** Words before a kind of passage that do not make it a thing: "weitere Anmerkungen", "common complications". */
const MODIFIERS = new Set(
  `weitere weiteres weiterer weiteren andere anderes other others further general allgemeine allgemeines allgemeiner additional
  common key important wichtige wichtiges wichtiger wichtigste wichtigsten basic main more some typische typisches typischer
  haeufige moegliche einige eigene kurze kurzer kurzes quick short brief final advanced useful nuetzliche erste zweite neue new
  next related fiktives fiktive praktische praktisches praktischer technische technisches konkrete konkretes einfaches einfache
  simple first second third last letzte zusaetzliche ergaenzende spezielle special specific detailed detaillierte course kurs
  mathematische mathematical formal formale formelle informal kleine small big grosse verschiedene different various overall
  gesamt my our your meine unsere the die der das ein eine a an zentrale central core potential possible major minor
  project projekt task practice practical worked solved offene open mehr complete full aktuelle current local lokale
  clinical recommended empfohlene interesting fun random initial abschliessende personal persoenliche`.split(/\s+/),
)

/** Words before a colon, a dash or a number that only say what sort of passage it is. */
const KINDS = words(`
  example, examples, beispiel, bsp, case study, fallbeispiel, fallstudie, exkurs, excursus, definition, definitionen, def, defn, konzept,
  concept, begriff, term, thema, topic, kapitel, kap, chapter, ch, teil, part, lektion, lesson, lecture, lec, vorlesung, vl, woche,
  week, wk, kw, satz, theorem, thm, lemma, korollar, corollary, proposition, prop, section, abschnitt, unit, einheit, module, modul,
  session, sitzung, day, tag, block, recap, review, intro, introduction, einfuehrung, overview, uebersicht, ueberblick, summary,
  zusammenfassung, moc, lab, tutorial, tut, recitation, appendix, anhang, figure, abbildung, abb, table, tabelle, note, notes, info,
  tip, tipp, hinweis, merke, important, wichtig, warning, achtung, remark, bemerkung, anwendung, application, spotlight, deep dive,
  algorithm, algorithmus, method, methode, formula, formel, pattern, axiom, postulat, regel, rule, gesetz, folie, slide,
  seite, page, abs, absatz, nr, no, zu, re, key term, fachbegriff, glossary, glossar, phase, stage, suggestion, consideration
`)

/** Whether a title announces a case of something: "Example: KVM". */
export const isExampleTitle = (title: string): boolean =>
  /^\s*(?:examples?|beispiele?|bsp\.?|case study|fallbeispiel|fallstudie)\s*[:–—-]\s*\S/i.test(title)

/** Kinds of passages that set a task: what stands behind them is no term. */
const TASKS = words(`
  exercise, exercises, aufgabe, aufgaben, uebung, uebungen, hausaufgabe, homework, hw, assignment, task, practice, praxis, challenge, quiz,
  question, frage, q, a, problem, todo, project, projekt, exam, klausur, pruefung, exhibit, solution, loesung, step, schritt, why,
  warum, how, wie, fixme, done, later, now, doing, projektvorstellung, demo, app investigation, serie, blatt, uebungsblatt
`)

const ROLE_LEADS: readonly (readonly [FactRole, ReadonlySet<string>])[] = [
  [
    'advantage',
    words(`vorteil, vorteile, pro, pros, advantage, advantages, benefit, benefits, nutzen, staerken, staerke, plus, strengths, strength,
      upsides, chancen, vorzuege`),
  ],
  [
    'disadvantage',
    words(`nachteil, nachteile, contra, kontra, con, cons, disadvantage, disadvantages, drawback, drawbacks, problem, probleme,
      problems, risiko, risiken, risk, risks, schwaechen, schwaeche, minus, limitation, limitations, vorsicht, achtung, weaknesses,
      downsides, downside, caveat, caveats, pitfall, pitfalls, gefahr, gefahren, kritik, einschraenkung, einschraenkungen`),
  ],
  [
    'example',
    words(`beispiel, beispiele, bsp, bekanntes beispiel, bekannte beispiele, example, examples, z b, e g, for example, eg, zb,
      anwendungsbeispiel, anwendungsbeispiele, use case, use cases, zum beispiel, beispielsweise`),
  ],
  ['formula', words('formel, formeln, formula, formulas, formulae, berechnung, calculation, gleichung, equation')],
  ['command', words('befehl, befehle, command, commands, usage, aufruf')],
  ['definition', words('definition, def, definitionen, bedeutung, meaning, was ist das')],
  [
    'part',
    words(`komponenten, bestandteile, components, parts, teile, module, modules, elemente, elements, consists of, besteht aus,
      typen, types, arten, varianten, variants, phasen, phases, kategorien, categories`),
  ],
  ['step', words('ablauf, schritte, steps, procedure, vorgehen, vorgehensweise, step by step, workflow')],
  [
    'consequence',
    words(`folge, folgen, konsequenz, konsequenzen, consequence, consequences, auswirkung, auswirkungen, effect, effects, wirkung,
      resultat, folgerung, impact, implication, implications`),
  ],
  [
    'contrast',
    words(`unterschied, unterschiede, difference, differences, gegenteil, gegensatz, abgrenzung, opposite, contrast,
      im gegensatz zu, vs`),
  ],
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
  erlaeutern, unterscheide, unterscheiden, zaehle, ordne, bestimme, leite, consider, assume, suppose, betrachte,
  betrachten
`)

/** Longer than any of the words above, so that whole sentences need not be folded to see that they are none. */
const LONGEST_MARK = 60

/** `fold` leaves plain words, so a heading is looked up by what it says, whatever its marks. */
export const isQuestionSection = remember(
  title =>
    (title.length <= LONGEST_MARK && isQuestionTitle(fold(title.replace(/\s*\([^()]*\)\s*$/, '')))) ||
    QUESTION_SECTIONS.has(fold(PREFIXED.exec(title.slice(0, LONGEST_MARK))?.[1] ?? '')),
  { most: 5_000, longest: 200 },
)

/** "Exam Questions - Lecture 1: Graphs" */
const PREFIXED = /^((?:.*\s)?(?:questions|\w*fragen))(?:\s*[:–—]|\s+-)\s+\S/i

/** Whether a title's last word speaks of questions: "Code Analysis Questions". */
export const endsInQuestions = (title: string): boolean =>
  title.length <= LONGEST_MARK && /(?:^|\s)(?:questions|\p{L}*fragen)$/iu.test(title.trim())

/** "Questions", "3.4 Exam Questions", "Fragen zu Woche 2", "Week 3 Quiz". */
function isQuestionTitle(folded: string): boolean {
  if (QUESTION_SECTIONS.has(folded)) return true
  const bare = folded
    .replace(/^(?:[\d ]+|(?:week|woche|kapitel|chapter|lecture|vorlesung|teil|part) \d+ )/, '')
    .replace(/ (?:zu|zum|zur|fuer|for|on|about|ueber|of|to(?! (?:ask|avoid|consider|start|get))) .*$| \d+$/, '')
  return bare !== folded && QUESTION_SECTIONS.has(bare)
}
export function isNotATerm(title: string): boolean {
  if (title.length > LONGEST_MARK) return false
  const folded = fold(title)
  if (isGeneric(folded)) return !/^\p{Lu}{2,}$/u.test(title.trim()) || NOT_A_TERM.has(folded)
  // "Ziel und Zweck", "Vor- und Nachteile", "pros & cons"
  const sides = title.split(/\s+(?:und|and|bzw\.?|oder|or|y|et)\s+|\s*[&/|+]\s*/)
  return sides.length > 1 && sides.every(side => /-$/.test(side) || isGeneric(fold(side)))
}

function isGeneric(folded: string): boolean {
  if (NOT_A_TERM.has(folded) || QUESTION_SECTIONS.has(folded)) return true
  const all = folded.split(' ')
  const bare = all.filter(word => !/^\d+[a-z]?$/.test(word))
  if (bare.length < all.length && NOT_A_TERM.has(bare.join(' '))) return true
  const first = bare.findIndex(word => !MODIFIERS.has(word))
  if (first === -1) return bare.length > 0
  return first > 0 && NOT_A_TERM.has(bare.slice(first).join(' '))
}

const withoutNumber = (folded: string): string => folded.replace(/ ?(?:\d+|[ivx]+)[a-z]?(?: \d+)*$/, '')
export const isKindOfPassage = (text: string): boolean => text.length <= LONGEST_MARK && isIn(KINDS, fold(text))
export const isKindOfTask = (text: string): boolean => text.length <= LONGEST_MARK && isIn(TASKS, fold(text))
const isIn = (kinds: ReadonlySet<string>, folded: string): boolean =>
  kinds.has(folded) || kinds.has(withoutNumber(folded))

const ROLE_OF_LEAD: ReadonlyMap<string, FactRole> = new Map(
  ROLE_LEADS.flatMap(([role, leads]) => [...leads].map(lead => [lead, role] as const)).reverse(),
)

/** The role that a lead such as "Vorteile" gives to what follows it. */
export function roleOfLead(lead: string): FactRole | undefined {
  return lead.length > LONGEST_MARK ? undefined : ROLE_OF_LEAD.get(fold(lead))
}

/** "Was ist ein Kern? #card": a title that is the front of a flashcard. */
export const isCardTitle = (title: string): boolean => /(?:^|\s)#(?:flash)?cards?\b/i.test(title)

/** A text may be endless, and only its first word is folded. */
const FIRST_WORD = /[\p{L}\p{N}+#][\p{L}\p{N}\p{M}+#]*/u

/** Whether a sentence begins as a question or a task does. */
export function beginsAsQuestion(text: string): boolean {
  const first = fold(FIRST_WORD.exec(text)?.[0] ?? '')
  return QUESTION_WORDS.has(first) || IMPERATIVES.has(first)
}

/** "(Prüfungsfrage!)" and the like behind a fact. */
export const EXAM_MARK =
  /\s*[([]\s*(?:mögliche\s+|typische\s+)?(?:prüfungs(?:frage|relevant|stoff)?|klausur(?:frage|relevant)?|exam(?: question| relevant)?)\s*!*\s*[)\]]\s*/i
