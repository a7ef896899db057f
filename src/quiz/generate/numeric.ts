import { fold, words } from '../../core/fold.js'
import { createRandom, type Random } from '../../core/random.js'
import { type Inline, inlineCode, plainText, strong, text } from '../../core/rich-text.js'
import { translateRich } from '../../i18n/translate.js'
import type { Concept, Fact } from '../../notes/course.js'
import { readLead } from '../../notes/lead.js'
import { formatNumber } from '../kinds/numbers.js'
import type { Candidate } from '../question.js'
import { candidate, questionId } from './build.js'
import { type Formula, readFormula } from './formula.js'
import { aboutFact, type GenerationView } from './generation-view.js'

const TRIES = 60
const LARGEST_RESULT = 1e5

/** A fresh case of each formula in the notes, with the way to the result as explanation. */
export function numericQuestions(view: GenerationView): Candidate[] {
  return view.course.concepts.flatMap(concept =>
    view.isAskable(concept) ? soleFormulas(view, concept).flatMap(found => numericQuestion(view, concept, found)) : [],
  )
}

/** Of a concept with many formulas its name does not tell which is meant. */
const MOST_FORMULAS = 3

function soleFormulas(view: GenerationView, concept: Concept): Found[] {
  const all = formulasOf(concept.facts, symbolsIn(view, concept))
  if (
    all.length === 0 ||
    all.length > MOST_FORMULAS ||
    RESTRICTED.test(textOf([...concept.facts, ...(view.concept(concept.parentId)?.facts ?? [])]))
  )
    return []
  const plain = textOf(concept.facts)
  return all.filter(
    ({ formula }) => isWorthComputing(formula) && isExplained(formula, concept) && isOfQuantities(formula, plain),
  )
}

/** Symbols of several letters that the notes introduce in the same file: "true positives (tp)". */
function symbolsIn(view: GenerationView, { source }: Concept): (letters: string) => boolean {
  const known = new Map<string, boolean>()
  return letters => {
    const is = known.get(letters) ?? view.introduces(letters, source.file)
    known.set(letters, is)
    return is
  }
}

/**
 * Whether what a formula's names stand for is measured or counted: "motivation = value × expectancy" only looks like an
 * equation, a share is no whole number, and a constant has its own value.
 */
function isOfQuantities({ result, inputs }: Formula, plain: string): boolean {
  const names = [result, ...inputs]
  if (BELOW_ONE.test(plain)) return false
  if (names.some(name => SHARE.test(name) || /\b(?:constant|konstante)\b|konstante$/iu.test(name))) return false
  if (names.some(name => isConstant(name, plain))) return false
  const inWords = names.filter(name => /\p{L}{3}/u.test(name.replace(/_.*/, '')))
  return inWords.length === 0 || inWords.some(name => MEASURED.test(name) || COUNTED.test(name)) || WORKED.test(plain)
}

/** Between 0 and 1. */
const SHARE =
  /\b(?:probability|emissivity|emissionsgrad|albedo|efficiency|wirkungsgrad|anteil|share|proportion|porosity|wahrscheinlichkeit|likelihood)\b/iu
const BELOW_ONE =
  /\b(?:is|as|ist|als)\s(?:an?\s|eine?\s)?(?:\p{L}+\s)?(?:fraction|bruchteil|anteil)\b|\b(?:between|from|zwischen|von)\s0\s(?:and|to|und|bis)\s1\b|\bfraction\b/iu
const MEASURED =
  /(?:menge|zahl|dicke|länge|breite|höhe|tiefe|rate|quote|preis|kosten|bedarf|zeit|dauer|wert|satz|koeffizient|faktor|last|leistung|druck|masse|kraft|energie|arbeit|volumen|fläche|umsatz|gewinn|ertrag|erlös|bestand|kapital|zinsen|spannung|strom|stromstärke|widerstand|ladung|frequenz|geschwindigkeit|beschleunigung|weg|strecke|temperatur|dichte|konzentration|größe|grösse|saldo|lohn|steuer|umfang|radius|abstand|sekunden|minuten|stunden|tage|jahre|stück|einheiten|punkte|prozent)$|\b(?:number|count|amount|quantity|rate|ratio|price|cost|time|duration|period|age|size|length|width|height|depth|distance|radius|mass|weight|volume|area|density|pressure|force|energy|work|power|income|revenue|profit|capital|gdp|bip|population|speed|velocity|acceleration|temperature|voltage|current|resistance|charge|frequency|wavelength|sales|assets|debt|equity|interest|wage|output|input|index|deflator|iq|demand|supply|bandwidth|throughput|delay|latency|memory|fee|tax|score|dose|clearance|flow)\b/iu
/** "Cores", "UE workers": what has a plural is counted. */
const COUNTED = /\p{L}{2}[^\Wsiu]s$/iu
/** The notes work out a case themselves. */
const WORKED = /\d\s*[*·×⋅/÷+−-]\s*\d[^=]{0,40}=\s*\d|=\s*\d+(?:[.,]\d+)?\s*[*·×⋅/÷+−-]\s*\d/u

/** Whether the notes call it a constant: "G is the gravitational constant", "c: Lichtgeschwindigkeit". */
function isConstant(name: string, plain: string): boolean {
  if (/\p{L}{3}/u.test(name) && !/^(?:sigma|epsilon|kappa|alpha|beta|gamma)/.test(name)) return false
  if (/^c(?:_?0)?$/.test(name) && /\b(?:speed of light|lichtgeschwindigkeit)\b/iu.test(plain)) return true
  const letter = name.replace(/[^\p{L}\p{N}]/gu, '.')
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${letter}(?![\\p{L}\\p{N}])[^.;,\\n]{0,40}?(?:constant|konstante)|(?:constant|konstante)\\s\\(?${letter}(?![\\p{L}\\p{N}])`,
    'iu',
  ).test(plain)
}

/** What a formula's quantities must be beside small numbers. */
const RESTRICTED =
  /\b(?:primes?|coprime|co-prime|mod(?:ulo)?|relatively prime|primzahl\w*|primfaktor\w*|teilerfremd\w*|ggt|gcd|phi|totient|polynom\w*|ideal\w*|probability|wahrscheinlichkeit\w*)\b/iu

/** Of a term of which the notes say so little else the formula is the definition: its letters are those of the subject. */
const MOST_AROUND = 3

/** A letter means nothing where the notes do not say what it stands for; a name in words speaks for itself. */
function isExplained({ result, inputs }: Formula, { title, facts }: Concept): boolean {
  const letters = [result, ...inputs].filter(name => !/\p{L}{3}/u.test(name))
  const own = words(title)
  const isOfTerm = letters.length > 0 || [result, ...inputs].some(name => words(name).some(one => isIn(own, one)))
  const plain = textOf(facts)
  const isTold = (letter: string): boolean =>
    new RegExp(
      `(?<![\\p{L}\\p{N}])${letter.replace(/[^\p{L}\p{N}]/gu, '.')}\\s*(?:[:–=]|-\\s|is\\b|are\\b|ist\\b|sind\\b|steht\\b|stands\\b|the\\b|der\\b|die\\b|das\\b)\\s*\\p{L}{3}`,
      'u',
    ).test(plain)
  return (
    isOfTerm &&
    (letters.length === 0 || fold(title) === fold(result) || letters.every(isTold) || facts.length <= MOST_AROUND)
  )
}

const isIn = (own: readonly string[], word: string): boolean =>
  own.some(other => other.includes(word) || word.includes(other))

const textOf = (facts: readonly Fact[]): string =>
  facts.map(({ content, children }) => `${plainText(content)}\n${textOf(children)}`).join('\n')

/** Not with constants of nature, coordinates of a point, or where small numbers give nothing to compute. */
function isWorthComputing(formula: Formula): boolean {
  const { result, inputs } = formula
  if (
    [result, ...inputs].some(name =>
      /^(?:G|g|h|hbar|k|k_e|k_C|R_H|F_A|N_A|k_B|epsilon_0|varepsilon_0|mu_0|e_0|sigma_B)$/.test(name),
    )
  )
    return false
  if (inputs.includes('c') && !inputs.includes('b')) return false
  if (inputs.filter(name => /^[xyz]$/.test(name)).length > 1) return false
  // "p = a^x" is algebra.
  if ([result, ...inputs].every(name => /^[abcnpqxyABPXY]$/.test(name))) return false
  // A function of its variable is a rule, and measures nothing.
  if (/^[yf]$/.test(result) && inputs.some(name => /^[xt]$/.test(name))) return false
  return ['a', 'b', 'c'].every(seed => drawCase(formula, createRandom(seed)).value > 0)
}

interface Found {
  readonly fact: Fact
  readonly formula: Formula
  /** As it stands in the notes. */
  readonly written: Inline
}

type IsSymbol = (letters: string) => boolean

function formulasOf(facts: readonly Fact[], isSymbol: IsSymbol): Found[] {
  return facts.flatMap(fact => [...formulaOf(fact, isSymbol), ...formulasOf(fact.children, isSymbol)])
}

function formulaOf(fact: Fact, isSymbol: IsSymbol): Found[] {
  const found = (formula: Formula | undefined, written: Inline): Found[] =>
    formula === undefined ? [] : [{ fact, formula, written }]
  if (fact.block !== undefined) {
    const { block } = fact
    return block.type === 'math'
      ? found(readFormula(block.value, true, isSymbol), { type: 'inlineMath', value: block.value.trim() })
      : []
  }
  const math = fact.content.filter(node => node.type === 'inlineMath')
  // What a line says besides is a condition, or a step of a proof: not all numbers will do.
  if (math.length > 1 || (math.length === 1 && isConditional(fact.content))) return []
  if (math.length > 0) return math.slice(0, 1).flatMap(node => found(readFormula(node.value, true, isSymbol), node))
  const rest = readLead(fact.content)?.rest
  return [rest, fact.content]
    .flatMap(content => (content === undefined ? [] : [plainText(content).replace(/\s+/g, ' ').trim()]))
    .flatMap(plain => found(readFormula(plain, false), inlineCode(plain)))
    .slice(0, 1)
}

/** What follows from something else is a step of a proof. */
const STEP = /\b(?:since|because|so|thus|hence|let|da|weil|also|sei|seien|somit|daher|folgt)\b|=>|⇒/iu
/** What stands behind a formula says when it holds. */
const CONDITION = /\b(?:with|for|if|where|when|mit|für|falls|wenn|wobei)\b/iu

function isConditional(content: readonly Inline[]): boolean {
  const at = content.findIndex(node => node.type === 'inlineMath')
  return STEP.test(plainText(content.slice(0, at))) || CONDITION.test(plainText(content.slice(at + 1)))
}

function numericQuestion(view: GenerationView, concept: Concept, { fact, formula, written }: Found): Candidate[] {
  const { result, inputs } = formula
  return [
    candidate(
      {
        id: questionId('formula', concept.id, result, ...inputs),
        kind: 'numeric',
        topic: concept,
        file: fact.source.file,
        about: [aboutFact(fact)],
        difficulty: 3,
      },
      random => {
        const language = view.language([...fact.source.headings, plainText(fact.content)].join(' '), fact.source)
        const { values, value } = drawCase(formula, random)
        const given = inputs.flatMap((name, index): Inline[] => [
          ...(index === 0 ? [] : [text(', ')]),
          text(`${name} = ${formatNumber(values.get(name) ?? 0)}`),
        ])
        const way = formula.write(name => formatNumber(values.get(name) ?? 0))
        return {
          language,
          body: {
            prompt: [
              ...(concept.title === result
                ? translateRich(language, 'ask.computeBare', { result })
                : translateRich(language, 'ask.compute', { term: view.subject(concept, fact.source), result })),
              ...(isInLetters(formula) ? [text(' '), ...translateRich(language, 'ask.baseUnits')] : []),
            ],
            quotes: [given],
            value,
            tolerance: Number.isInteger(value) ? 0 : Math.abs(value) * 0.01,
            unit: null,
          },
          explanation: [
            {
              type: 'paragraph',
              children: [
                strong(concept.title),
                text(' – '),
                written,
                { type: 'break' },
                text(`${way} = ${formatNumber(value)}`),
              ],
              line: 0,
            },
          ],
          fact,
        }
      },
    ),
  ]
}

/** "U = R · I": what the letters are measured in, the formula does not say. */
const isInLetters = ({ result, inputs }: Formula): boolean =>
  ![result, ...inputs].some(name => /\p{L}{3}/u.test(name.replace(/_.*/, '')))

/** Small whole numbers for the quantities, so that the result is one too, where the formula allows. */
function drawCase(
  { inputs, evaluate }: Formula,
  random: Random,
): { readonly values: ReadonlyMap<string, number>; readonly value: number } {
  let best: { values: ReadonlyMap<string, number>; value: number } | undefined
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const values = new Map(inputs.map(name => [name, drawValue(name, random)]))
    const value = evaluate(values)
    if (!Number.isFinite(value) || Math.abs(value) > LARGEST_RESULT) continue
    best ??= { values, value }
    const isVaried = new Set(values.values()).size === values.size
    if (Number.isInteger(value) && value > 0 && isVaried) return { values, value }
    if (best.value <= 0 && value > 0) best = { values, value }
  }
  return best ?? { values: new Map(), value: Number.NaN }
}

/** A core has two threads; anything else may be any small number. */
function drawValue(name: string, random: Random): number {
  if (/^threads?$/i.test(name)) return 2
  return 2 + random.below(15)
}
